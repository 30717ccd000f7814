export const leaveIt = 'Go back';
