export function electronBinary(): string | null {
  return null;
}
export async function openConsole(_url: string): Promise<'electron' | 'app-window' | 'url'> {
  return 'url';
}
