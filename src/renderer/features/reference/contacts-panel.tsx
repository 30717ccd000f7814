import { usePlanStore } from '../../stores/run/plan-store.ts';
import { ContactActions } from './contact-actions.tsx';
import * as words from './words.ts';
import './reference.css';

/** The document's contacts. */
export function ContactsPanel() {
  const contacts = usePlanStore((store) => store.open?.plan.contacts) ?? [];
  return (
    <div className="panel-page">
      <h2>{words.contacts}</h2>
      {contacts.length === 0 && <p className="lead">{words.noContacts}</p>}
      <ul className="plain-list">
        {contacts.map((contact) => (
          <li key={`${contact.line} ${contact.role}`}>
            <b>{contact.role}</b>
            <span>{contact.value}</span>
            <span className="where">
              <ContactActions role={contact.role} value={contact.value} />
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
