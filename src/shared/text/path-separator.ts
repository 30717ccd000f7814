/** Keys of corrections and of `where` are heading paths joined like this, optionally ending in an item's title. */
export const pathSeparator = ' > ';
