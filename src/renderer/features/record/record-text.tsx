import { useMemo } from 'react';
import { scaled } from '../../stores/scale/scale-store.ts';
import { StateIcon } from '../../ui/state-icon.tsx';
import { type Block, readMarkdown, readSpans } from './read-markdown.ts';

/** A record, drawn from its Markdown. Markup inside it is shown as text. */
export function RecordText({ markdown }: { markdown: string }) {
  const blocks = useMemo(() => readMarkdown(markdown), [markdown]);
  return (
    <article className="record">
      {blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the record is read once and its blocks never move.
        <BlockView key={index} block={block} />
      ))}
    </article>
  );
}

function BlockView({ block }: { block: Block }) {
  if (block.kind === 'heading') {
    const Tag = block.level <= 1 ? 'h2' : block.level === 2 ? 'h3' : 'h4';
    return (
      <Tag>
        <Spans text={block.text} />
      </Tag>
    );
  }
  if (block.kind === 'code') return <pre>{block.text}</pre>;
  if (block.kind === 'text') {
    return (
      <p>
        <Spans text={block.text} />
      </p>
    );
  }
  if (block.kind === 'table') {
    const [head, ...body] = block.rows;
    return (
      <table>
        <thead>
          <tr>
            {head?.map((cell) => (
              <th key={cell}>
                <Spans text={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {body.map((row) => (
            <tr key={row.join('|')}>
              {row.map((cell, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a table's columns are its identity.
                <td key={column}>
                  <Spans text={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    );
  }
  return (
    <ul>
      {block.entries.map((entry, index) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: twins are common in checklists; their place tells them apart.
          key={index}
          style={{ marginLeft: scaled(entry.indent * 18) }}
          className={entry.box === null ? 'bullet' : ''}
        >
          {entry.box !== null && <StateIcon status={entry.box ? 'passed' : 'pending'} box small />}
          <span>
            <Spans text={entry.text} />
          </span>
        </li>
      ))}
    </ul>
  );
}

function Spans({ text }: { text: string }) {
  return readSpans(text).map((span, index) => {
    const key = `${index} ${span.text}`;
    if (span.kind === 'code') return <code key={key}>{span.text}</code>;
    if (span.kind === 'strong') return <strong key={key}>{span.text}</strong>;
    return <span key={key}>{span.text}</span>;
  });
}
