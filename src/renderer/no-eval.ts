import { config } from 'zod';

// The page's policy forbids code that is made of text. Without this, the first schema tries whether it may, which is reported.
config({ jitless: true });
