// npm run man: writes docs/man/slipway.1 from the commands there are.
import { mkdirSync, writeFileSync } from 'node:fs';
import { commandTable } from '../src/cli/describe/command-table.ts';
import { defineProgram } from '../src/cli/program.ts';
import { manPage } from './man/man-page.ts';

const program = defineProgram();
mkdirSync('docs/man', { recursive: true });
writeFileSync('docs/man/slipway.1', manPage(program.description(), commandTable(program)));
