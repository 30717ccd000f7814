import { type Language, list } from '../language.ts';

/** What English headings say: too much for the file of the language. */
export const englishHeadings: Language['headings'] = {
  avoid: {
    words: list`never, forbidden, prohibited, dont(s), don't(s), when not, what not, wrong`,
    endings: list`do not`,
    stems: list`red flag`,
  },
  lookup: {
    stems: list`
      trouble~shoot, common issue, common problem, common error, common failure, common pitfalls,
      known issue, known problem, known error, known failure, known pitfalls, what … problem, what … issues,
      in case of … problem, in case of … issues, if you have … problem, if you have … issues,
      if you encounter … problem, if you encounter … issues, if you run into … problem,
      if you run into … issues, quick reference, quick command, quick start, quick link, useful commands,
      useful links, handy commands, handy links, common commands, common links, main commands, main links,
      key commands, key links, cheat sheet, cheatsheet, see also, glossar, security notes, important notes,
      additional notes, limitation, out of scope, accepted risks, constraints
    `,
    words: list`faq, help, tip(s), appendix`,
    last: list`…resource(s), …reference(s)`,
    alone: list`support`,
    endings: list`reminder(s)`,
  },
  about: {
    stems: list`
      overview, table of contents, architect, comparison, schedule, deployment window, deploy window,
      release window, version tracking, version numbering, current state, current status, settings summary,
      data loss prevention, pricing, expected output, expected result, what happens, announcement,
      package contents, template, anti-pattern, antipattern, feature, matrix, matriz, strategy, scenario,
      recommendation, component, not needed, not required
    `,
    alone: list`
      objective(s), how … work(s), versioning, config file(s), configuration file(s), environment file(s),
      log file(s), key ports, ports
    `,
    words: list`
      tl;dr, tldr, purpose, scope, principles, background, introduction, summary, motivation, rationale,
      risk(s), timeline, next step(s), next phase(s), next action(s), cost(s)
    `,
    first: list`why`,
    last: list`…persistence`,
    endings: list`rules`,
  },
  rollback: {
    stems: list`
      rolling~back, rolls~back, rolled~back, roll~back, back~out, backing~out, backed~out, going back, go back to,
      way back, fall~back plan, fall~back procedure, fail~back, failing back
    `,
    words: list`revert…, reversion, undo, undoing, unpublish…, yank…`,
    first: list`
      abort, aborting, downgrade, downgrading, withdrawing, retracting, moving … back, taking … back,
      switch back, switching back, bring back, bringing back, bring … back, reinstate, reinstating,
      restore … previous, restoring … previous, restore … old, restoring … old, restore … last release,
      restore … last version, return to … previous, return to … old, returning to … previous, back to … previous,
      back to … old, back to … last release, back to … last version, redeploy … previous, redeploying … previous,
      redeploy … old, deploy … previous release, deploy … previous version, emergency … previous
    `,
    alone: list`back, fall~back, previous version, previous release`,
  },
  failure: list`
    if something … go, if something … fail, if something … went, if something … detected,
    if something … found, if something … occur, if something … arise, if anything … go, if anything … fail,
    if anything … went, if anything … detected, if anything … found, if anything … occur,
    if anything … arise, if thing … go, if thing … fail, if thing … went, if thing … detected,
    if thing … found, if thing … occur, if thing … arise, if things … go, if things … fail,
    if things … went, if things … detected, if things … found, if things … occur, if things … arise,
    if deploy … go, if deploy … fail, if deploy … went, if deploy … detected, if deploy … found,
    if deploy … occur, if deploy … arise, if deployment … go, if deployment … fail, if deployment … went,
    if deployment … detected, if deployment … found, if deployment … occur, if deployment … arise,
    if it … go, if it … fail, if it … went, if it … detected, if it … found, if it … occur, if it … arise,
    if release … go, if release … fail, if release … went, if release … detected, if release … found,
    if release … occur, if release … arise, if issues … go, if issues … fail, if issues … went,
    if issues … detected, if issues … found, if issues … occur, if issues … arise, if issue … go,
    if issue … fail, if issue … went, if issue … detected, if issue … found, if issue … occur,
    if issue … arise, if problems … go, if problems … fail, if problems … went, if problems … detected,
    if problems … found, if problems … occur, if problems … arise, if problem … go, if problem … fail,
    if problem … went, if problem … detected, if problem … found, if problem … occur, if problem … arise,
    if errors … go, if errors … fail, if errors … went, if errors … detected, if errors … found,
    if errors … occur, if errors … arise, if error … go, if error … fail, if error … went,
    if error … detected, if error … found, if error … occur, if error … arise, if the deployment … go,
    if the deployment … fail, if the deployment … went, if the deployment … detected,
    if the deployment … found, if the deployment … occur, if the deployment … arise, if critical … go,
    if critical … fail, if critical … went, if critical … detected, if critical … found,
    if critical … occur, if critical … arise, goes wrong
  `,
  signoff: {
    endings: list`sign~off(s), signature(s)`,
    words: list`approval(s)`,
    except: list`approval gate, approvals gate`,
  },
  contacts: { endings: list`contact(s), support channel(s)`, stems: list`on~call, escalation` },
  record: {
    alone: list`
      note(s), post~deploy note(s), post~deployment note(s), post~release note(s), post~launch note(s),
      post~migration note(s), post~mortem note(s), post~flight note(s), post~upgrade note(s),
      pre~deploy note(s), pre~deployment note(s), pre~release note(s), pre~launch note(s),
      pre~migration note(s), pre~mortem note(s), pre~flight note(s), pre~upgrade note(s)
    `,
    first: list`notes post…`,
    last: list`
      execution log, decision log, change log, deployment log, release log, incident log,
      …deployment summary, …deployments summary, …deployed summary, …deploy summary, …history
    `,
    stems: list`
      deployment record, deployment history, deployment date, deployment detail, deployments record,
      deployments history, deployments date, deployments detail, deployed record, deployed history,
      deployed date, deployed detail, deploy record, deploy history, deploy date, deploy detail,
      issues encountered
    `,
    words: list`record`,
  },
  maintain: {
    stems: list`
      maintenance, post~launch tasks, post~deployment tasks, post~release tasks, future update,
      support plan, operating tasks, routine
    `,
    except: list`maintenance mode, maintenance window, maintenance page`,
    words: list`
      regular check…, regular task…, recurring check…, recurring task…, periodic check…, periodic task…
    `,
    endings: list`clean~up`,
    last: list`…post~launch checklist, …post~deployment checklist, …post~release checklist`,
  },
  recur: {
    first: list`daily…, weekly…, monthly…, routine…, ongoing…, quarterly…, yearly…, annual…`,
    endings: list`first # hour(s), first day, first week, first month`,
  },
  drill: {
    endings: list`
      rolling~back test(s), rolling~back testing, rolling~back drill(s), rolling~back rehearsal(s),
      roll~back test(s), roll~back testing, roll~back drill(s), roll~back rehearsal(s)
    `,
    words: list`drill(s)`,
  },
  before: {
    words: list`
      pre~deploy…, pre~flight…, pre~launch…, pre~release…, pre~production…, pre~go…, pre~check…,
      pre~migration…, pre~upgrade…, pre~implementation…, pre~rollout…, pre~cut…, t-#…, t- #…
    `,
    stems: list`
      before _ deploy, before _ start, before _ begin, before _ release, before _ launch, before _ go,
      before _ merg, before _ publish, before _ roll, before _ ship, before _ upgrad, before _ migrat,
      hours before, hour before, morning of
    `,
    first: list`before`,
    except: list`t-0, t- 0`,
  },
  during: { words: list`during, t-0, t- 0`, stems: list`release day, deployment day` },
  after: {
    words: list`
      post~deploy…, post~launch…, post~release…, post~production…, post~migration…, post~upgrade…,
      post~flight…, post~check…, post~install…, post~implementation…, post~go…, post~rollout…, pos~deploy…,
      pos~launch…, pos~release…, pos~production…, pos~migration…, pos~upgrade…, pos~flight…, pos~check…,
      pos~install…, pos~implementation…, pos~go…, pos~rollout…
    `,
    stems: list`
      after _ deploy, after _ release, after _ launch, after _ going, after _ migrat, after _ upgrad,
      after _ rollout
    `,
    first: list`after`,
  },
  prepare: {
    words: list`prerequisite…, pre-condition…, precondition…, pre~requisite…, required…, requirem…, gate`,
    stems: list`readiness, preparation, requirements, go/no~go`,
    endings: list`ready`,
  },
  verify: list`
    verify, verified, verification, smoke, validation, validate, validating, health, deployment complet,
    deployment done, deployments complet, deployments done, deployed complet, deployed done, deploy complet,
    deploy done
  `,
  success: list`
    success criteria, success metrics, success indicator, success sign, success marker, signs of success,
    acceptance, final check, final test, final verif, final validation, checklist summary, release summary
  `,
  monitor: {
    stems: list`monitor, metrics, observab, recovery time, recovery point, recovery objective`,
    words: list`alert…, slo(s), sla(s), sli(s), rto, rpo`,
    endings: list`dashboards`,
  },
  deploy: {
    stems: list`deploy, launch, go~live, roll~out, publish, cut~over`,
    words: list`releas…`,
    endings: list`shipping, ship`,
  },
  build: {
    stems: list`
      install, upgrade, migrat, compil, start the server, start the service, start the app, start server,
      start service, start app, server~start
    `,
    endings: list`start-up, startup`,
    words: list`build`,
  },
  emergency: list`emergency, disaster, contingency`,
  incident: {
    stems: list`issue response, incident, communication plan, severity, ad~hoc`,
    words: list`hot-fixes, hot-fix, hotfixes, hotfix, on~demand…`,
    alone: list`
      release dependencies, build dependencies, builds dependencies, script dependencies,
      scripts dependencies, scripting dependencies, tool dependencies, tools dependencies,
      tooling dependencies
    `,
  },
  operate: {
    words: list`backup(s), stopping, stop`,
    stems: list`restart, shut down, shutdown, recovery`,
    last: list`…operation(s), ops, management`,
  },
  test: { words: list`test…`, stems: list`e2e` },
  quality: list`security, performance, quality, code review, compliance, documentation, accessib`,
  setup: {
    stems: list`configur, environment, infrastructure, database, secrets, variables`,
    words: list`set~up`,
    endings: list`dns, domain(s)`,
  },
  steps: { last: list`step(s), procedure(s), process, flow, workflow` },
  list: { words: list`check(s)`, stems: list`check-list, checklist` },
  symptom: {
    words: list`
      failure(s), unavailable, outage(s), degraded, not responding, not working, not starting, not found,
      not authenticated, wont, won't, doesnt, doesn't, does not, fail(s), failing, stuck, slow, error(s),
      timeout(s), lost, leak(s), denied, expired, expire, unreachable, down, crash…, corrupt…
    `,
  },
  priority: {
    words: list`
      critical, important, optional, must~have, nice~to~have, should have, recommended, high priority,
      medium priority, low priority
    `,
  },
  repository: {
    words: list`
      github, gitlab, git, commit(s), repository, repositories, repo, branches, branch, tag(s), merge,
      pushing, push
    `,
    stems: list`pull request`,
  },
  store: {
    stems: list`app store, play store, web store, testflight, play console, google play, marketplace`,
    words: list`store`,
  },
  address: { last: list`…url(s), …addresses, …address, …adresses, …adress` },
};
