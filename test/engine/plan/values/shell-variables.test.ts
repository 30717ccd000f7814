import { describe, expect, it } from 'vitest';
import { assignedIn, placeholdersOf } from '../../../../src/engine/plan/values/placeholders.ts';

describe('a variable of the shell', () => {
  it.each([
    'echo "${STAGE-none}"',
    'echo "${STAGE:-none}"',
    'echo "${STAGE+set} ${STAGE:+set}"',
    ': "${STAGE:=none}"; echo "$STAGE"',
    'echo "${HOME%/*} ${#HOME} ${HOME/x/y}"',
    'read -r XY <<< hi; echo "$XY"',
    'read -r -p "Your name; please: " XY; echo $XY',
    'while read -r LINE; do echo "$LINE"; done < hosts',
    'while IFS=: read -r AA BB _; do echo "$AA $BB"; done < hosts',
    'cat hosts | while read AA; do echo $AA; done',
    'read; echo "$REPLY"',
    'read -a ARR; echo "${ARR[0]}"',
    'mapfile -t ARR < hosts; echo "${ARR[1]}"',
    'readarray ARR; echo "$ARR"',
    'while getopts ab OPT; do echo "$OPT $OPTARG $OPTIND"; done',
    'printf -v OUT \'%03d\' 7; echo "$OUT"',
    'select XX in a b; do echo $XX; done',
    'for II in a b; do echo "$II"; done',
    'for ((NN=0; NN<3; NN++)); do echo $NN; done',
    'fn() { local AA BB=1; echo $AA $BB; }',
    'declare -A MAP; MAP[x]=1; echo ${MAP[x]}',
    'export AA=1 BB=2; echo $AA',
    'typeset -i NN=1; echo $NN',
    'readonly AA=1; echo $AA',
    'HOSTS+=(web-1); echo "${HOSTS[@]}"',
    "printf '%s\\n' '$NOT_A_VARIABLE'",
    'echo \\$ESCAPED "\\${ESCAPED}"',
    "awk '{ print $NF, $NR }' log",
    "cat > unit <<'EOF'\nEnvironment=$SHOP_MODE\nDon't touch\nEOF",
    'cat > unit <<EOF\nEnvironment=\\$SHOP_MODE\nEOF',
    "sed -e 's/$OLD_NAME/x/' file # don't",
    'echo "it\'s" \'$LITERAL\' "it\'s"',
  ])('needs nobody in %s', (command) => {
    expect(placeholdersOf([command])).toEqual([]);
  });

  it.each([
    ['echo $UNSET', ['$UNSET']],
    ['echo "$UNSET" \'x\'', ['$UNSET']],
    ['echo "\'$UNSET\'"', ['$UNSET']],
    ['echo \\\\$UNSET', ['$UNSET']],
    ['echo "${UNSET#v}"', ['${UNSET}']],
    ['echo "${UNSET:?must be set}"', ['${UNSET}']],
    ["sh -c 'echo $UNSET'", ['$UNSET']],
    ["sudo bash -c 'echo $UNSET'", ['$UNSET']],
    ["ssh web 'echo $UNSET'", ['$UNSET']],
    ["trap 'rm $UNSET' EXIT", ['$UNSET']],
    ["bash <<'EOF'\necho $UNSET\nEOF", ['$UNSET']],
    ["cat <<EOF\n$UNSET isn't set\nEOF", ['$UNSET']],
    ["cat <<EOF\ndon't\nEOF\necho $UNSET", ['$UNSET']],
    ["echo don't; echo $UNSET", ['$UNSET']],
    ["echo 1 # don't\necho $UNSET # can't", ['$UNSET']],
    ['echo "$(echo "it\'s $UNSET")" \'x\'', ['$UNSET']],
    ['echo please read UNSET; echo $UNSET', ['$UNSET']],
    ['export UNSET; echo $UNSET', ['$UNSET']],
    ['echo wait for UNSET && echo $UNSET', ['$UNSET']],
  ])('is asked for in %s', (command, names) => {
    expect(placeholdersOf([command])).toEqual(names);
  });

  it('is judged command by command: an open quote says nothing of the next', () => {
    expect(placeholdersOf(["echo don't", 'echo $UNSET', "echo don't"])).toEqual(['$UNSET']);
  });

  it('is known to the steps behind the one that sets it, and to no others', () => {
    expect([...assignedIn(['read -r -p "Which? " VERSION', ': "${STAGE:=blue}"', 'getopts a OPT'])]).toEqual(
      expect.arrayContaining(['VERSION', 'STAGE', 'OPT', 'OPTARG']),
    );
    expect([...assignedIn(['MODE=x deploy VERSION', 'for h in a; do echo VERSION; done'])]).not.toContain(
      'VERSION',
    );
  });
});
