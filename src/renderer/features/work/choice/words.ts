// A choice the document leaves open
export const oneOf = 'Choose one: ';
export const onlyIf = 'Only in this case: ';
export const caseAnswers = { yes: 'Needed', no: 'Not needed' } as const;

// Code for some other console
export const copy = 'Copy';
export const copied = 'Copied';
export const copyCode = (title: string): string => `Copy the code of ${title}`;
