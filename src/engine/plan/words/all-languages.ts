import { bulgarian } from './languages/cyrillic/bg.ts';
import { russian } from './languages/cyrillic/ru.ts';
import { ukrainian } from './languages/cyrillic/uk.ts';
import { japanese } from './languages/east-asian/ja.ts';
import { korean } from './languages/east-asian/ko.ts';
import { chinese } from './languages/east-asian/zh.ts';
import type { Language } from './languages/language.ts';
import { german } from './languages/latin/de.ts';
import { english } from './languages/latin/en.ts';
import { spanish } from './languages/latin/es.ts';
import { french } from './languages/latin/fr.ts';
import { indonesian } from './languages/latin/id.ts';
import { italian } from './languages/latin/it.ts';
import { dutch } from './languages/latin/nl.ts';
import { polish } from './languages/latin/pl.ts';
import { portuguese } from './languages/latin/pt.ts';
import { turkish } from './languages/latin/tr.ts';
import { vietnamese } from './languages/latin/vi.ts';

/** Every language in which documents are read. All of them are looked for at once: documents mix them. */
export const languages: readonly Language[] = [
  english,
  german,
  dutch,
  french,
  spanish,
  portuguese,
  italian,
  polish,
  turkish,
  vietnamese,
  indonesian,
  russian,
  ukrainian,
  bulgarian,
  chinese,
  japanese,
  korean,
];
