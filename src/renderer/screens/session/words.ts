export const skip = 'Skip to main content';
export const outline = 'Outline';
export const instruments = 'Instruments';
export const openRun = 'open the run';
export const closeDrawer = 'Close the panel';
