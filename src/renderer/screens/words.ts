export const connecting = 'Connecting to the engine…';
export const connect = 'connect to the engine';
