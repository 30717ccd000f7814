export const says = (target: string): string => `${target} says`;
export const questions = 'Questions';
export const sendAnswer = 'send the answer';
export const saveTo = (store: string): string => `Save to ${store}`;
export const refuse = 'Refuse';
export const cancel = 'Cancel';
export const acceptKey = 'Accept this key';
export const confirm = 'Yes, it is over';
export const answer = 'Answer';
