const nameKeys = /^(application|app|service|project|product|system)$/i;

/** What is released: the product named in the document, else the document's title. */
export function productName(metadata: Readonly<Record<string, string>>, title: string): string {
  return Object.entries(metadata).find(([key]) => nameKeys.test(key))?.[1] ?? title;
}
