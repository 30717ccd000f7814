export const leaveIt = 'Cancel';
