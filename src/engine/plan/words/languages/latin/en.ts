import { type Language, list } from '../language.ts';
import { englishHeadings } from './en-headings.ts';
import { englishThresholds } from './en-thresholds.ts';

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
  acts: {
    backup: { words: list`backup…, back up…, snapshot…, dump…, restore point…, save a copy` },
    announce: {
      words: list`announc…, notif…, communicat…, inform…, heads~up, tell, tweet, blog post, newsletter, post to, post in, email, mailing list`,
    },
    tidy: {
      words: list`clean~up…, clean, cleaning, tidy…, remove old, delete old, remove the old, delete the old, decommission…, retire…, retiring, archive…, unused, close`,
    },
    version: {
      words: list`version…, bump…, changelog…, change log…, release notes, news file, milestone…, draft…`,
    },
    migrate: { words: list`migrat…, schema…, seed…, ddl, alter table` },
    switch: {
      words: list`switch…, cut~over…, traffic, dns, flip…, swap…, promote…, promotion, go~live, enable…, activate…, fail~over…, repoint…, redirect…`,
    },
    stop: {
      words: list`stop…, shut~down…, freeze…, maintenance mode, maintenance page, drain…, downtime, pause…, disable…, cordon…, scale down`,
    },
    start: { words: list`start…, restart…, bring up, boot…, resume…, scale up, reload…` },
    install: { words: list`install…, dependenc…, provision…, package…` },
    upload: { words: list`upload…, copy…, transfer…, push…, sync…, publish…` },
    watch: { words: list`monitor…, watch…, observe…, soak, dashboard…, logs, metrics` },
    look: {
      words: list`verif…, check…, test…, validat…, confirm…, smoke, review…, inspect…, make sure, ensure…`,
    },
    example: {
      words: list`example…, template…, sample…, appendix, appendices, reference…, cheat~sheet, glossary, faq, tip(s), best practice…, hint(s)`,
    },
    trouble: {
      words: list`troubleshoot…, problem…, issue…, error…, fail…, mistake…, pitfall…, stuck, recover…, emergency, incident…, debug…`,
    },
    owner: {
      words: list`owner…, responsible, team…, people, roles, stakeholder…, timeline, schedule…, calendar`,
    },
  },
  thresholds: englishThresholds,
  commands: {
    mistakes: list`never, don't, do not, wrong, bad, incorrect`,
    forbidden: { words: list`never, forbidden, prohibited`, stems: list`what not to, when not to` },
    examples: list`e.g., for example, example(s)`,
    savesFile: { words: list`save, create, write, put, paste, copy, add` },
    alternatives: { words: list`or, alternatively, alternative, instead` },
    runs: { words: list`run(s), execute, start, launch, call, invoke, trigger, via, with` },
    present: { stems: list`installed, configured, available`, words: list`version` },
    notes: list`expected …, should …, result`,
    expectations: list`
      expect, expected, expecting, should be, should show, should return, should output, should print,
      should see, must, output(s), result(s)
    `,
    expectationTitles: list`expected, expected output, expected result`,
    shows: list`sees, will see, should see, can see, shows, show, prints, print, displays, display, says, reports, responds with, replies with, appears, looks like`,
  },
  instructions: {
    imperatives: {
      first: list`
        accept, access, acknowledge, activate, add, adjust, allow, analyze, announce, answer, append,
        apply, approve, archive, ask, assign, assess, attach, audit, authenticate, authorize, back up,
        backup, begin, book, bring, browse, build, bump, call, cancel, capture, change, check,
        cherry-pick, choose, clean, clear, click, clone, close, collect, comment, commit, communicate,
        compare, compile, complete, compute, configure, confirm, connect, consider, contact, continue,
        coordinate, copy, correct, create, customize, cut, deactivate, decide, declare, define, delete,
        deploy, destroy, determine, disable, disconnect, discuss, document, double check, double-check,
        download, draft, drain, drop, edit, email, enable, encrypt, ensure, enter, escalate, establish,
        evaluate, execute, exit, expand, export, extract, fetch, file, fill, finalize, find, fix,
        follow, force, freeze, generate, get, give, go, grant, guarantee, hand, identify, implement,
        import, increase, increment, inform, initialize, initiate, insert, inspect, install,
        investigate, invite, issue, keep, label, launch, leave, let, link, list, load, locate, lock,
        log, look, lower, maintain, make, mark, measure, merge, migrate, minimize, monitor, mount, move,
        navigate, note, notify, observe, obtain, open, pass, paste, patch, pause, perform, pick, ping,
        place, plan, point, post, prepare, press, prioritize, promote, provide, provision, prune,
        publish, pull, purge, push, put, raise, re-enable, re-run, reach, read, rebase, reboot, rebuild,
        recheck, reconfigure, record, recreate, redeploy, reduce, refresh, register, regenerate,
        release, reload, remind, remove, rename, renew, repeat, replace, reply, report, request, rerun,
        reset, resize, resolve, restart, restore, restrict, resume, retain, retrieve, retry, return,
        revert, review, revoke, roll, rotate, run, save, scale, scan, schedule, scroll, search, secure,
        see, select, send, set, set up, share, ship, show, shut, sign, simulate, skip, smoke test,
        smoke-test, specify, spin, split, spot-check, squash, start, stop, store, submit, subscribe,
        switch, sync, tag, take, target, tell, terminate, test, then, tick, toggle, track, transfer,
        trigger, truncate, try, tune, turn, type, unlock, unmount, untick, update, upgrade, upload, use,
        validate, verify, view, visit, wait, walk, warm, watch, whitelist, write, backport, combine,
        tweet, crosspost, cross-post, remember, work through, fence, query, arrange, attend, balance,
        block, bounce, broadcast, calculate, clarify, compress, convert, count, cut over, debug,
        decommission, decrease, deprecate, deregister, detach, dismiss, dispatch, display, divert, dump,
        embed, engage, erase, exclude, exercise, expire, explain, expose, extend, fail over, failover,
        flag, flip, flush, forward, gather, halt, hold, host, include, incorporate, inventory, join,
        kick off, manually, map, match, mention, mirror, mute, offload, order, organize, package, page,
        parse, pin, port, preserve, print, proceed, proofread, propose, protect, prove, quiesce,
        re-deploy, re-create, rehearse, reindex, reinstall, reject, relaunch, remediate, render, reopen,
        reorder, repair, replicate, retest, retire, rollback, sanity check, sanity-check, seal, seed,
        settle, silence, snapshot, sort, stage, stash, strip, substitute, suspend, swap, synchronize,
        tail, tear down, tidy, touch, trace, train, translate, triage, unblock, uncomment, uninstall,
        unpack, unpause, unset, unzip, vacuum, vote, warn, wipe, wire, wrap, zip, assert, cast, compose,
        craft, describe, eject, evict, examine, flatten, grep, introduce, isolate, jot, kill, lift,
        modify, mask, outline, pair, poll, populate, power, quarantine, re-add, reassign, rearrange,
        reconnect, recover, redirect, re-index, relabel, relax, remap, reprovision, reroute, route,
        stand up, step, summarize, supply, tighten, uncheck, unfreeze, unregister, wrap up, now, next,
        first, finally, please, make sure, do, don't, do not, never, be sure
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
        if necessary, if required, if applicable, otherwise, should the, should a, should any,
        should it, should this, should something, should anything, should you
      `,
    },
    optional: {
      words: list`
        optional, optionally, if needed, if necessary, as needed, if required, if applicable, if desired,
        when needed, only if needed, first time only, one-time, one time only, recommended but optional,
        nice to have, not required, may need to, might need to, may have to, might have to
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
      stems: list`remote server, remote host, remote machine, source machine, target machine`,
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
    attributes: {
      alone: list`
        name, full name, phone, phone number, telephone, tel, tel., mobile, cell, email, e-mail, mail,
        slack, teams, discord, telegram, pager, pagerduty, channel, hours, availability, available,
        timezone, time zone, contact, contact info, address, backup, escalation, role, responsibility
      `,
    },
    owners: {
      alone: list`
        owner, responsible, responsible person, person in charge, in charge, assignee, lead, team,
        assigned to, handled by, contact person
      `,
    },
    onCall: { words: list`on~call` },
    ranks: { alone: list`primary, secondary, tertiary, backup, first, second` },
    contactLabels: {
      last: list`
        escalation contact(s), emergency contact(s), support contact(s), technical contact(s),
        business contact(s), security contact(s), vendor contact(s), primary contact(s),
        secondary contact(s), backup contact(s), point of contact, on~call contact(s), on~call engineer,
        on~call, contact person, incident commander, escalate to
      `,
    },
    notified: {
      words: list`
        notify immediately, notify, who to notify, people to notify, who to contact, who to call,
        whom to notify, escalation path, escalation
      `,
    },
    reaches: {
      words: list`contact, escalate to, speak with, speak to, reach out to, get in touch with, ping`,
    },
    tells: { words: list`notify, inform` },
    approvalFrom: {
      words: list`approval … from, approval from, approvals from, approval by, sign~off … from, sign~off from, sign~off by, agreed with`,
    },
    neededApprovals: {
      alone: list`
        required approval, required approvals, approval required, approval required from,
        approvals required, approvals, approvers, approver, approved by, final approval, final approval by,
        sign~off, sign~offs, signed off by, sign~off by, sign~off required, sign~off required from,
        required sign~off, required sign~offs, authorized by, release approval, deployment approval,
        signatures
      `,
    },
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
