import { type Language, list } from '../language.ts';
import { englishHeadings } from './en-headings.ts';

export const english: Language = {
  code: 'en',
  name: 'English',
  fillers: list`you, we, the, each, every, any, first`,
  headings: englishHeadings,
  sections: {
    parts: list`step, phase, stage, task, part`,
    phases: list`phase, stage, step`,
    counters: [], // English needs none here.
    participles: list`ed`,
    longParticiples: [], // English needs none here.
    done: { words: list`is, are, passing, work(s), no, all` },
    usedBefore: [], // English needs none here.
    releaseActs: list`deploy`,
    readyOnce: [], // English needs none here.
    beforeRelease: [], // English needs none here.
    completed: [], // English needs none here.
  },
  thresholds: {
    below: list`under, below, less than, fewer than, lower than`,
    above: list`above, over, exceed(s), exceeding, greater than, more than, higher than, longer than`,
    atMost: list`at most, up to, within, no more than, max, maximum, max.`,
    atLeast: list`at least, minimum, min., no less than`,
    belowBehind: [], // English needs none here.
    aboveBehind: [], // English needs none here.
    atMostBehind: { stems: list`or less, or fewer`, endings: list`max, maximum` },
    atLeastBehind: list`or more, or higher, minimum`,
    recommended: list`recommended, required, minimum, free, available`,
    milliseconds: { endings: list`ms`, stems: list`millisec…` },
    seconds: { endings: list`sec(s), second(s)` },
    minutes: { endings: list`min(s), minute(s)` },
    hours: { endings: list`hr(s), hour(s)` },
    days: { endings: list`day(s)` },
    weeks: { endings: list`week(s)` },
    lasting: {
      words: list`
        for…, for more than…, for at least…, for longer than…, for over…, for about…, sustained…, lasting…,
        persisting…, persists…, persist…, sustained for…, sustained over…, lasting for…, lasting over…,
        persisting for…, persisting over…, persists for…, persists over…, persist for…, persist over…, over…,
        within…, in…, over a…, over any…, over the last…, over the first…, within a…, within any…,
        within the last…, within the first…, in a…, in any…, in the last…, in the first…
      `,
    },
    inARow: list`in a row, straight, consecutively`,
    alertHeadings: { words: list`alerting rule(s)`, first: list`alarm…` },
    triggerHeadings: {
      endings: list`trigger(s)`,
      stems: list`
        criteria for roll, roll-back criteria, roll-back condition, roll-back if, rollback criteria,
        rollback condition, rollback if, roll back criteria, roll back condition, roll back if
      `,
    },
    whenHeadings: { words: list`when to roll…, when to revert…, when to abort…` },
    setUp: list`
      configured, set, set up, sent …, enabled, tested, defined, created, documented, verified, reviewed,
      active, working, in place, ready
    `,
    staysUp: {
      words: list`
        do not immediately roll…, do not immediately revert…, do not immediately abort…,
        do not automatically roll…, do not automatically revert…, do not automatically abort…,
        do not just roll…, do not just revert…, do not just abort…, do not simply roll…,
        do not simply revert…, do not simply abort…, do not yet roll…, do not yet revert…, do not yet abort…,
        do not auto roll…, do not auto revert…, do not auto abort…, do not manually roll…,
        do not manually revert…, do not manually abort…, do not roll…, do not revert…, do not abort…,
        don't immediately roll…, don't immediately revert…, don't immediately abort…,
        don't automatically roll…, don't automatically revert…, don't automatically abort…, don't just roll…,
        don't just revert…, don't just abort…, don't simply roll…, don't simply revert…, don't simply abort…,
        don't yet roll…, don't yet revert…, don't yet abort…, don't auto roll…, don't auto revert…,
        don't auto abort…, don't manually roll…, don't manually revert…, don't manually abort…, don't roll…,
        don't revert…, don't abort…, no need to immediately roll…, no need to immediately revert…,
        no need to immediately abort…, no need to automatically roll…, no need to automatically revert…,
        no need to automatically abort…, no need to just roll…, no need to just revert…,
        no need to just abort…, no need to simply roll…, no need to simply revert…, no need to simply abort…,
        no need to yet roll…, no need to yet revert…, no need to yet abort…, no need to auto roll…,
        no need to auto revert…, no need to auto abort…, no need to manually roll…,
        no need to manually revert…, no need to manually abort…, no need to roll…, no need to revert…,
        no need to abort…, not immediately roll…, not immediately revert…, not immediately abort…,
        not automatically roll…, not automatically revert…, not automatically abort…, not just roll…,
        not just revert…, not just abort…, not simply roll…, not simply revert…, not simply abort…,
        not yet roll…, not yet revert…, not yet abort…, not auto roll…, not auto revert…, not auto abort…,
        not manually roll…, not manually revert…, not manually abort…, not roll…, not revert…, not abort…
      `,
    },
    takesBack: { words: list`rolls~back…, rolled~back…, rolling~back…, roll~back…, undo, revert…, abort…` },
    conditions: { words: list`if, when, once` },
    achieved: { stems: list`success, complet, verified`, words: list`done` },
    andOr: list`or, and`,
    andOrInside: [], // English needs none here.
    counted: {
      endings: list`connection(s)`,
      stems: list`score, factor, ratio, shift, rating, grade`,
      words: list`cls, index`,
    },
    recoveryTimes: {
      words: list`rto, rpo, mttr, recovery time, recovery point, time to recover, time to restore`,
    },
    goals: list`goal, target, objective, sla, slo, rto, rpo`,
    refusals: {
      stems: list`should fail, should be rejected, must fail, must be rejected`,
      words: list`reject…`,
    },
    availability: list`uptime, availability`,
  },
  commands: {
    mistakes: list`never, don't, do not, wrong, bad, incorrect`,
    forbidden: { words: list`never, forbidden, prohibited`, stems: list`what not to, when not to` },
    examples: list`e.g., for example, example(s)`,
    savesFile: { words: list`save, create, write, put, paste, copy, add` },
    alternatives: { words: list`or, alternatively, instead` },
    runs: { words: list`run(s), execute, start, launch, call, invoke, trigger, via, with` },
    present: { stems: list`installed, configured, available`, words: list`version` },
    notes: list`expected …, should …, result`,
    expectations: list`
      expect, expected, expecting, should be, should show, should return, should output, should print,
      should see, must, output(s), result(s)
    `,
    expectationTitles: list`expected, expected output, expected result`,
  },
  instructions: {
    imperatives: {
      first: list`
        accept, access, acknowledge, activate, add, adjust, allow, analyze, announce, answer, append,
        apply, approve, archive, ask, assign, assess, attach, audit, authenticate, authorize, back up,
        backup, begin, book, bring, browse, build, bump, call, cancel, capture, change, check, cherry-pick,
        choose, clean, clear, click, clone, close, collect, comment, commit, communicate, compare, compile,
        complete, compute, configure, confirm, connect, consider, contact, continue, coordinate, copy,
        correct, create, customize, cut, deactivate, decide, declare, define, delete, deploy, destroy,
        determine, disable, disconnect, discuss, document, double check, double-check, download, draft,
        drain, drop, edit, email, enable, encrypt, ensure, enter, escalate, establish, evaluate, execute,
        exit, expand, export, extract, fetch, file, fill, finalize, find, fix, follow, force, freeze,
        generate, get, give, go, grant, guarantee, hand, identify, implement, import, increase, increment,
        inform, initialize, initiate, insert, inspect, install, investigate, invite, issue, keep, label,
        launch, leave, let, link, list, load, locate, lock, log, look, lower, maintain, make, mark,
        measure, merge, migrate, minimize, monitor, mount, move, navigate, note, notify, observe, obtain,
        open, pass, paste, patch, pause, perform, pick, ping, place, plan, point, post, prepare, press,
        prioritize, promote, provide, provision, prune, publish, pull, purge, push, put, raise, re-enable,
        re-run, reach, read, rebase, reboot, rebuild, recheck, reconfigure, record, recreate, redeploy,
        reduce, refresh, register, regenerate, release, reload, remind, remove, rename, renew, repeat,
        replace, reply, report, request, rerun, reset, resize, resolve, restart, restore, restrict, resume,
        retain, retrieve, retry, return, revert, review, revoke, roll, rotate, run, save, scale, scan,
        schedule, scroll, search, secure, see, select, send, set, set up, share, ship, show, shut, sign,
        simulate, skip, smoke test, smoke-test, specify, spin, split, spot-check, squash, start, stop,
        store, submit, subscribe, switch, sync, tag, take, target, tell, terminate, test, then, tick,
        toggle, track, transfer, trigger, truncate, try, tune, turn, type, unlock, unmount, untick, update,
        upgrade, upload, use, validate, verify, view, visit, wait, walk, warm, watch, whitelist, write,
        now, next, first, finally, please, make sure, do, don't, do not, never, be sure
      `,
    },
    options: {
      first: list`
        option, method, variant, alternative, approach, choice, path, scenario, way, plan
      `,
    },
    conditions: {
      first: list`
        if, when, in case, only if, only when, unless, for first-time, first time, as needed, if needed,
        if necessary, if required, if applicable, should
      `,
    },
    optional: {
      words: list`
        optional, if needed, if necessary, as needed, if required, if applicable, if desired, when needed,
        only if needed, first time only, one-time, one time only, recommended but optional, nice to have,
        not required
      `,
    },
    duties: { words: list`must, should, needs to, need to, has to, have to, will need` },
    states: {
      words: list`
        is, are, was, were, has, have, will, can, may, means, contains, provides, includes, uses, shows,
        returns, works, allows
      `,
    },
  },
  places: {
    toward: list`on, onto, from, in, into, inside, at`,
    machines: list`server(s), vps, host(s), droplet, ec2, instance(s), vm(s), bastion, cluster node(s)`,
    atServer: {
      words: list`sshing into, sshing to, ssh into, ssh to`,
      stems: list`remote server, remote host, remote machine`,
    },
    servers: { words: list`vps, server(s), ec2, droplet, remote`, stems: list`production host` },
    here: {
      words: list`
        locally, locally machine…, locally computer…, locally development…, locally apply…, locally build…,
        locally environment…, locally check…, local machine…, local computer…, local development…,
        local apply…, local build…, local environment…, local check…, on your own machine…,
        on your own computer…, on your own laptop…, on your own workstation…, on your own pc…,
        on your own mac…, on your local machine…, on your local computer…, on your local laptop…,
        on your local workstation…, on your local pc…, on your local mac…, on your own local machine…,
        on your own local computer…, on your own local laptop…, on your own local workstation…,
        on your own local pc…, on your own local mac…, on your local own machine…,
        on your local own computer…, on your local own laptop…, on your local own workstation…,
        on your local own pc…, on your local own mac…, on your machine…, on your computer…, on your laptop…,
        on your workstation…, on your pc…, on your mac…, from your own machine…, from your own computer…,
        from your own laptop…, from your own workstation…, from your own pc…, from your own mac…,
        from your local machine…, from your local computer…, from your local laptop…,
        from your local workstation…, from your local pc…, from your local mac…, from your own local machine…,
        from your own local computer…, from your own local laptop…, from your own local workstation…,
        from your own local pc…, from your own local mac…, from your local own machine…,
        from your local own computer…, from your local own laptop…, from your local own workstation…,
        from your local own pc…, from your local own mac…, from your machine…, from your computer…,
        from your laptop…, from your workstation…, from your pc…, from your mac…, workstation
      `,
      except: list`
        locally on the vps, locally on the server, locally on the host, locally on your vps,
        locally on your server, locally on your host, locally on vps, locally on server, locally on host
      `,
      stems: list`from the outside, from outside`,
    },
  },
  people: {
    contacts: { words: list`contact(s)` },
    roles: {
      words: list`
        lead, manager, owner, engineer, developer, team, director, officer, admin, administrator, architect,
        devops, sre, qa, security, product, operations, cto, ceo, cio, coo, vp, dba, pm, support, legal,
        compliance, business, stakeholder(s), client, customer, head
      `,
    },
    approvals: list`
      approval, approved, approves, sign~off, signed~off, signature, authorised, authorises, authorisation,
      authorized, authorizes, authorization
    `,
    signed: list`
      approved by, approved, verified by, verified, reviewed by, reviewed, checked by, checked, signed by,
      signed, signed off by, signed off, authorised by, authorised, authorized by, authorized, accepted by,
      accepted, confirmed by, confirmed, signature(s), approver, reviewer
    `,
    signatureColumns: list`signature, signed, sign-off, signoff, approv, decision`,
    signatures: list`signature`,
    roleColumns: list`role`,
  },
  recurrence: {
    daily: { words: list`daily`, stems: list`every day` },
    weekly: { words: list`weekly`, stems: list`every week` },
    monthly: { words: list`monthly`, stems: list`every month` },
    quarterly: { words: list`quarterly` },
    yearly: { words: list`yearly, annual, annually` },
  },
  placeholders: {
    your: [], // English needs none here.
    yourSpelledOut: [], // English needs none here.
    owned: list`domain, server, ip, app, host`,
    here: list`here`,
    logins: list`username, user`,
  },
};
