/** An address as people may see it: with stars in place of the password it signs in with. */
export function maskPassword(address: string): string {
  return address.replace(/^([a-z][\w+.-]*:\/\/[^/?#:@]*):[^/?#]*@/i, '$1:***@');
}
