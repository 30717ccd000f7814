import { type Language, list } from '../language.ts';

export const korean: Language = {
  code: 'ko',
  name: 'Korean',
  fillers: [], // No phrase of it has a place for one yet.
  headings: {
    avoid: list`금지`,
    lookup: { stems: list`참고, 유용한 명령, よくある, 문제 해결, 트러블슈팅, 자주 묻는`, alone: list`지원` },
    about: { first: list`왜`, stems: list`동작 원리, 개요, 다음 단계` },
    rollback: list`롤백, 원복, 되돌리기, 이전 버전으로 복구`,
    failure: list`실패 시, 실패한 경우, 실패할 경우`,
    signoff: list`승인, 서명`,
    contacts: list`연락, 비상`,
    record: { alone: list`비고`, stems: list`배포 기록` },
    maintain: list`유지보수, 정리`,
    recur: { first: list`매일, 매주, 매월` },
    drill: [], // No Korean document has used one yet.
    before: list`배포 전, 배포전, 출시 전, 출시전, 사전`,
    during: list`배포 중`,
    after: list`배포 후, 배포후, 출시 후, 출시후`,
    prepare: list`준비, 요구 사항, 요구사항`,
    verify: list`검증, 확인, 헬스`,
    success: list`완료 기준`,
    monitor: list`모니터링, 알림`,
    deploy: list`배포, 출시, 릴리스, 릴리즈`,
    build: list`설치, 빌드`,
    emergency: list`긴급`,
    incident: [], // No Korean document has used one yet.
    operate: list`백업, 운영, 재시작`,
    test: list`테스트`,
    quality: list`보안, 성능`,
    setup: list`구성, 설정, 환경, 데이터베이스`,
    steps: { last: list`단계, 절차` },
    list: list`점검, 체크`,
    symptom: list`실패, 오류, 장애`,
    priority: list`필수, 선택, 중요`,
    repository: list`저장소`,
    store: [], // No Korean document has used one yet.
    address: { last: list`주소` },
  },
  sections: {
    parts: [], // No Korean document has used one yet.
    phases: [], // No Korean document has used one yet.
    counters: list`단계`,
    participles: [], // No Korean document has used one yet.
    longParticiples: [], // No Korean document has used one yet.
    done: list`완료, 됨`,
    usedBefore: [], // No Korean document has used one yet.
    releaseActs: [], // No Korean document has used one yet.
    readyOnce: [], // No Korean document has used one yet.
    beforeRelease: [], // No Korean document has used one yet.
    completed: [], // No Korean document has used one yet.
  },
  acts: {
    backup: list`백업, 스냅샷, 덤프`,
    announce: list`공지, 알림, 안내, 통보, 커뮤니케이션`,
    tidy: list`정리, 삭제, 제거, 청소, 아카이브`,
    version: list`버전, 변경 로그, 변경 이력, 릴리스 노트, 릴리즈 노트`,
    migrate: list`마이그레이션, 이관, 스키마`,
    switch: list`전환, 트래픽, dns, 활성화, 오픈`,
    stop: list`중지, 중단, 종료, 점검 모드, 동결, 비활성화`,
    start: list`시작, 재시작, 기동, 실행, 구동`,
    install: list`설치, 의존성, 패키지, 구축`,
    upload: list`업로드, 복사, 전송, 푸시, 배포, 게시, 클론`,
    watch: list`모니터링, 관찰, 감시, 로그, 지표, 메트릭`,
    look: list`확인, 검증, 테스트, 점검, 체크`,
    example: list`예시, 예제, 템플릿, 부록, 참고, 팁, 권장`,
    trouble: list`문제, 오류, 에러, 장애, 긴급, 복구, 해결, 대응`,
    owner: list`담당, 책임자, 팀, 일정, 역할`,
  },
  thresholds: {
    below: [], // No Korean document has used one yet.
    above: [], // No Korean document has used one yet.
    atMost: [], // No Korean document has used one yet.
    atLeast: list`최소`,
    belowBehind: list`미만`,
    aboveBehind: list`초과`,
    atMostBehind: list`이하, 이내`,
    atLeastBehind: list`이상`,
    recommended: [], // No Korean document has used one yet.
    milliseconds: [], // No Korean document has used one yet.
    seconds: list`초`,
    minutes: list`분`,
    hours: list`시간`,
    days: list`일`,
    weeks: [], // No Korean document has used one yet.
    lasting: list`지속`,
    inARow: list`이상, 동안`,
    alertHeadings: { first: list`알림, 경보` },
    triggerHeadings: list`트리거`,
    whenHeadings: list`롤백 시점`,
    setUp: list`설정, 완료`,
    staysUp: list`롤백하지`,
    takesBack: list`롤백`,
    conditions: list`경우`,
    achieved: list`완료`,
    andOr: [], // No Korean document has used one yet.
    andOrInside: list`또는`,
    counted: list`점수`,
    recoveryTimes: list`복구 시간`,
    goals: list`목표`,
    refusals: [], // No Korean document has used one yet.
    availability: list`가용`,
    stopLabels: list`롤백 조건, 롤백 기준, 롤백 트리거, 중단 조건, 중단 기준, 중지 조건, 배포 중단`,
    alarmLabels: list`알림, 경보, 알람`,
    goalLabels: list`성공 기준, 성공 지표, 완료 기준, 목표, 지표, kpi, slo`,
    goalColumns: list`목표, 기준값, 요구, 한도`,
    currentColumns: list`현재, 실제, 결과, 측정`,
    leastColumns: list`최소`,
    reactionColumns: list`대응 시간, 응답 시간, 대응시간`,
    alertColumns: list`경고, 위험, 알림, 심각`,
    stopColumns: list`롤백 조건, 롤백 기준, 트리거, no-go`,
    severityColumns: list`심각도, 조치, 대응, 우선순위`,
    failureColumns: list`실패 시, 실패하면`,
    stops: list`중단하고, 중단한다, 중단하세요, 진행하지, 롤백한다, 롤백하세요, 롤백합니다, 롤백 진행`,
    risingIsBad: list`오류, 에러, 지연, 응답 시간, 실패, 사용률, 장애`,
    fallingIsBad: list`성공률, 가동률, 가용성, 커버리지, 만족도`,
    zero: { first: list`무` },
    faults: list`오류, 에러, 경고, 사고, 결함, 장애`,
    shouldBe: list`이어야, 여야`,
  },
  commands: {
    mistakes: list`잘못`,
    forbidden: list`금지, 하지 말`,
    examples: list`예시, 예`,
    savesFile: list`작성, 생성, 저장`,
    alternatives: list`또는, 혹은`,
    runs: list`실행`,
    present: list`설치, 설정`,
    notes: list`예상 …`,
    expectations: list`예상, 기대`,
    expectationTitles: [], // No Korean document has used one yet.
    shows: list`표시됩니다, 표시된다, 출력됩니다, 출력된다`,
  },
  instructions: {
    imperatives: {
      stems: list`
        확인하세요, 확인한다, 확인합니다, 실행하세요, 실행한다, 실행합니다, 설정하세요, 설정한다, 하세요, 한다, 하십시오, 해주세요, 합니다, 을 확인, 를 확인, 을 실행,
        를 실행, 을 설정, 를 설정, 을 생성, 를 생성, 을 추가, 를 추가, 을 삭제, 를 삭제, 을 업데이트, 를 업데이트, 을 중지, 를 중지, 을 시작, 를 시작,
        을 재시작, 를 재시작, 을 복원, 를 복원, 을 배포, 를 배포, 을 선택, 를 선택, 을 입력, 를 입력, 을 클릭, 를 클릭, 에 접속, 로 이동, 으로 이동, 확인,
        실행, 점검, 테스트, 통보, 공지, 백업, 모니터링, 검증, 등록, 교체, 갱신, 전환, 적용, 승인
      `,
    },
    options: list`옵션, 방법, 방안, 방식, 선택지`,
    conditions: list`경우, 만약, 때, 하면, 라면, 시점에만, 후에만`,
    optional: list`선택, 선택사항, 옵션, 필요시, 필요 시, 필요한 경우, 최초 1회, 처음 한 번`,
    duties: list`해야, 필수, 필요`,
    states: list`입니다, 됩니다, 있습니다, 이다, 된다, 있다, 수 있다`,
  },
  places: {
    toward: [], // No Korean document has used one yet.
    machines: [], // No Korean document has used one yet.
    atServer: list`서버에서, 서버에 접속`,
    servers: list`서버`,
    here: list`로컬, 외부에서, 개발 환경에서, 개발 pc`,
  },
  people: {
    contacts: list`연락`,
    roles: list`담당자, 담당, 책임자, 팀장, 개발`,
    approvals: list`승인`,
    signed: list`서명, 승인자, 승인, 검토자, 검토, 확인자, 확인`,
    signatureColumns: list`서명, 승인`,
    signatures: list`서명`,
    roleColumns: list`역할`,
    attributes: {
      alone: list`이름, 성명, 전화, 전화번호, 휴대폰, 이메일, 메일, slack, 슬랙, 채널, 시간, 가용시간, 연락처, 역할, email`,
    },
    owners: { alone: list`담당, 담당자, 책임자, 담당 팀` },
    onCall: list`온콜, 당직`,
    ranks: { alone: list`주담당, 부담당, 1차, 2차` },
    contactLabels: { last: list`비상 연락처, 긴급 연락처, 담당 연락처` },
    notified: list`통보 대상, 즉시 통보, 에스컬레이션`,
    reaches: [], // No Korean document has used one yet.
    tells: [], // No Korean document has used one yet.
    approvalFrom: [], // No Korean document has used one yet.
    neededApprovals: { alone: list`승인자, 승인, 최종 승인` },
  },
  recurrence: {
    daily: list`매일`,
    weekly: list`매주`,
    monthly: list`매월`,
    quarterly: list`분기`,
    yearly: list`매년`,
  },
  placeholders: {
    your: [], // No Korean document has used one yet.
    yourSpelledOut: [], // No Korean document has used one yet.
    owned: [], // No Korean document has used one yet.
    here: [], // No Korean document has used one yet.
    logins: [], // No Korean document has used one yet.
  },
};
