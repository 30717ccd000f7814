import { describe, expect, it } from 'vitest';
import { natureOf } from '../../../../src/engine/plan/commands/nature.ts';

describe('what reads its input', () => {
  it.each([
    'read',
    'read -rp "Ship it? " reply',
    '[ -n "$REPLY" ] || read -p "Ship it? " REPLY',
    'while true; do read -rp "Ship it? " reply; [ "$reply" = yes ] && break; done',
    'while :; do read reply; case $reply in yes) break ;; esac; done',
    'select zone in north south; do echo "$zone"; break; done',
    'read -rp "Ship it? " reply < /dev/tty',
    'mapfile -t NAMES',
    'cat',
    'cat > motd',
    'sudo tee /etc/motd',
    'whiptail --yesno "Ship it?" 8 40',
  ])('waits for the keyboard: %j', (command) => {
    expect(natureOf(command)).toBe('interactive');
  });

  it.each([
    'read -r kernel < /proc/sys/kernel/osrelease',
    'read -r first second <<< "$PAIR"',
    'read -r first second <<EOF\none two\nEOF',
    'read -r now < <(date)',
    'read -ru 3 line',
    'hostname | read -r name',
    'cat zones | while read -r zone; do echo "$zone"; done',
    'while read -r zone; do echo "$zone"; done < zones',
    'readarray -t zones < zones',
    'date | cat',
    'cat zones',
    'cat <<EOF\nhello\nEOF',
    'date | tee started',
    'while true; do curl -fs localhost/health; sleep 1; done',
  ])('does not: %j', (command) => {
    expect(natureOf(command)).not.toBe('interactive');
  });
});
