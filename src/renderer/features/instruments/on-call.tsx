import { usePlanStore } from '../../stores/run/plan-store.ts';
import { ContactActions } from '../reference/contact-actions.tsx';
import * as words from './words.ts';

/** The document's contacts, one click away during the whole run. */
export function OnCall() {
  const contacts = usePlanStore((store) => store.open?.plan.contacts) ?? [];
  return (
    <section className="pane" aria-label={words.onCall}>
      <h2>{words.onCall}</h2>
      {contacts.length === 0 ? (
        <p className="pane-empty">{words.noContacts}</p>
      ) : (
        <ul>
          {contacts.map((contact) => (
            <li key={`${contact.line} ${contact.role}`} className="contact">
              <span className="alert-text" title={contact.value}>
                {contact.role}
              </span>
              <span className="n">
                <ContactActions role={contact.role} value={contact.value} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
