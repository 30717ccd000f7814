import { type Language, list } from '../language.ts';

export const turkish: Language = {
  code: 'tr',
  name: 'Turkish',
  fillers: [], // No phrase of it has a place for one yet.
  headings: {
    avoid: [], // No Turkish document has used one yet.
    lookup: list`sorun giderme, sık sorulan`,
    about: { stems: list`genel bakış`, words: list`amaç` },
    rollback: list`geri alma, geri alım`,
    failure: list`bir şeyler ters`,
    signoff: { endings: list`onaylar, onay`, stems: list`imza` },
    contacts: list`iletişim`,
    record: [], // No Turkish document has used one yet.
    maintain: { words: list`bakım` },
    recur: { first: list`günlük…, haftalık…, aylık…`, stems: list`ilk gün, ilk hafta` },
    drill: [], // No Turkish document has used one yet.
    before: list`öncesi, öncei`,
    during: list`sırasında`,
    after: list`sonrası, sonrasi`,
    prepare: list`hazırlık, gereksinim, ön koşul`,
    verify: list`doğrula`,
    success: list`başarı kriter`,
    monitor: list`izleme`,
    deploy: list`dağıtım, yayına, yayınla, canlıya`,
    build: list`kurulum, güncelle`,
    emergency: { endings: list`acil` },
    incident: [], // No Turkish document has used one yet.
    operate: list`yedek`,
    test: [], // No Turkish document has used one yet.
    quality: list`güvenlik, performans, kalite, dokümantasyon`,
    setup: { stems: list`yapılandırma, veritaban`, endings: list`ortam` },
    steps: { last: list`…adımları, …adımlari, …adımlar` },
    list: list`kontrol listesi`,
    symptom: { endings: list`sorun, hatası, hatasi` },
    priority: list`zorunlu, isteğe bağlı, önemli`,
    repository: [], // No Turkish document has used one yet.
    store: [], // No Turkish document has used one yet.
    address: [], // No Turkish document has used one yet.
  },
  sections: {
    parts: [], // Turkish documents are read by their headings so far.
    phases: [], // Turkish documents are read by their headings so far.
    counters: [], // Turkish documents are read by their headings so far.
    participles: [], // Turkish documents are read by their headings so far.
    longParticiples: [], // Turkish documents are read by their headings so far.
    done: [], // Turkish documents are read by their headings so far.
    usedBefore: [], // Turkish documents are read by their headings so far.
    releaseActs: [], // Turkish documents are read by their headings so far.
    readyOnce: [], // Turkish documents are read by their headings so far.
    beforeRelease: [], // Turkish documents are read by their headings so far.
    completed: [], // Turkish documents are read by their headings so far.
  },
  thresholds: {
    below: [], // Turkish documents are read by their headings so far.
    above: [], // Turkish documents are read by their headings so far.
    atMost: [], // Turkish documents are read by their headings so far.
    atLeast: [], // Turkish documents are read by their headings so far.
    belowBehind: [], // Turkish documents are read by their headings so far.
    aboveBehind: [], // Turkish documents are read by their headings so far.
    atMostBehind: [], // Turkish documents are read by their headings so far.
    atLeastBehind: [], // Turkish documents are read by their headings so far.
    recommended: [], // Turkish documents are read by their headings so far.
    milliseconds: [], // Turkish documents are read by their headings so far.
    seconds: [], // Turkish documents are read by their headings so far.
    minutes: [], // Turkish documents are read by their headings so far.
    hours: [], // Turkish documents are read by their headings so far.
    days: [], // Turkish documents are read by their headings so far.
    weeks: [], // Turkish documents are read by their headings so far.
    lasting: [], // Turkish documents are read by their headings so far.
    inARow: [], // Turkish documents are read by their headings so far.
    alertHeadings: [], // Turkish documents are read by their headings so far.
    triggerHeadings: [], // Turkish documents are read by their headings so far.
    whenHeadings: [], // Turkish documents are read by their headings so far.
    setUp: [], // Turkish documents are read by their headings so far.
    staysUp: [], // Turkish documents are read by their headings so far.
    takesBack: [], // Turkish documents are read by their headings so far.
    conditions: [], // Turkish documents are read by their headings so far.
    achieved: [], // Turkish documents are read by their headings so far.
    andOr: [], // Turkish documents are read by their headings so far.
    andOrInside: [], // Turkish documents are read by their headings so far.
    counted: [], // Turkish documents are read by their headings so far.
    recoveryTimes: [], // Turkish documents are read by their headings so far.
    goals: [], // Turkish documents are read by their headings so far.
    refusals: [], // Turkish documents are read by their headings so far.
    availability: [], // Turkish documents are read by their headings so far.
    stopLabels: {
      words: list`
        no-go kriterleri…, durdurma kriterleri…, iptal kriterleri…, rollback kriterleri…,
        geri alma kriterleri…, geri alma koşulları…, geri alma tetikleyicileri…
      `,
    },
    alarmLabels: { words: list`alarm…, uyarı…` },
    goalLabels: { words: list`başarı kriterleri…, kabul kriterleri…, hedefler…, kpi…` },
    goalColumns: { words: list`hedef…, sınır…, gereksinim…` },
    currentColumns: { words: list`mevcut…, güncel…, ölçülen…, sonuç…` },
    leastColumns: { words: list`minimum…, asgari…` },
    reactionColumns: { words: list`yanıt süresi…, müdahale süresi…, çözüm süresi…` },
    alertColumns: { words: list`uyarı…, kritik…, alarm…` },
    stopColumns: { words: list`geri alma eşiği…, tetikleyici…, no-go…` },
    severityColumns: { words: list`önem…, aksiyon…, eylem…, öncelik…` },
    failureColumns: { words: list`başarısız olursa…, hata durumunda…` },
    stops: { words: list`devam etmeyin…, devam etme…, iptal edin…, geri alın…, no-go…` },
    risingIsBad: { words: list`hata…, gecikme…, yanıt süresi…, arıza…, kullanımı…` },
    fallingIsBad: { words: list`başarı…, erişilebilirlik…, kapsam…` },
    zero: { first: list`sıfır` },
    faults: { words: list`hata…, uyarı…, olay…, kusur…` },
    shouldBe: { words: list`olmalı…` },
  },
  commands: {
    mistakes: [], // Turkish documents are read by their headings so far.
    forbidden: [], // Turkish documents are read by their headings so far.
    examples: [], // Turkish documents are read by their headings so far.
    savesFile: [], // Turkish documents are read by their headings so far.
    alternatives: { words: list`veya, alternatif, alternatif olarak` },
    runs: [], // Turkish documents are read by their headings so far.
    present: [], // Turkish documents are read by their headings so far.
    notes: [], // Turkish documents are read by their headings so far.
    expectations: [], // Turkish documents are read by their headings so far.
    expectationTitles: [], // Turkish documents are read by their headings so far.
  },
  instructions: {
    imperatives: {
      words: list`
        aç, açın, ayarla, ayarlayın, bekle, bekleyin, bildir, çalıştır, çalıştırın, değiştir, değiştirin,
        deploy, doğrula, doğrulayın, durdur, durdurun, düzenle, ekle, ekleyin, etkinleştir, geri, git,
        gidin, gir, giriş, güncelle, güncelleyin, hazırla, izle, izleyin, kaldır, kaldırın, kapat, kapatın,
        kaydet, kaydedin, kontrol, kopyala, kopyalayın, kur, kurun, oluştur, oluşturun, onayla, seç, seçin,
        sil, silin, tamamla, taşı, tıkla, tıklayın, test, uygula, uygulayın, yap, yapın, yayınla, yedek,
        yedekle, yenile, yeniden, yükle, yükleyin, yapılandır
      `,
    },
    options: { first: list`seçenek, yöntem, alternatif, a seçeneği, b seçeneği` },
    conditions: { words: list`eğer, sadece, ise, durumunda` },
    optional: { words: list`isteğe bağlı, opsiyonel, gerekirse, gerekiyorsa, yalnızca ilk` },
    duties: { words: list`gerekir, gerekiyor, zorunlu, olmalı` },
    states: { words: list`vardır, değil, içerir, gösterir, olur, sağlar` },
  },
  places: {
    toward: [], // Turkish documents are read by their headings so far.
    machines: [], // Turkish documents are read by their headings so far.
    atServer: [], // Turkish documents are read by their headings so far.
    servers: [], // Turkish documents are read by their headings so far.
    here: [], // Turkish documents are read by their headings so far.
  },
  people: {
    contacts: [], // Turkish documents are read by their headings so far.
    roles: [], // Turkish documents are read by their headings so far.
    approvals: [], // Turkish documents are read by their headings so far.
    signed: [], // Turkish documents are read by their headings so far.
    signatureColumns: [], // Turkish documents are read by their headings so far.
    signatures: [], // Turkish documents are read by their headings so far.
    roleColumns: [], // Turkish documents are read by their headings so far.
    attributes: {
      alone: list`
        ad, isim, ad soyad, telefon, cep, e-posta, eposta, email, slack, kanal, saatler, iletişim, rol
      `,
    },
    owners: { alone: list`sorumlu, yetkili, ekip` },
    onCall: { words: list`nöbetçi, on~call` },
    ranks: { alone: list`birincil, ikincil, yedek` },
    contactLabels: { last: list`acil durum iletişim, irtibat kişisi, teknik iletişim` },
    notified: { words: list`kime haber verilecek…, hemen bildir…` },
    reaches: [], // No Turkish document has used one yet.
    tells: [], // No Turkish document has used one yet.
    approvalFrom: [], // No Turkish document has used one yet.
    neededApprovals: { alone: list`onaylayan, onaylayanlar, gerekli onay` },
  },
  recurrence: {
    daily: [], // Turkish documents are read by their headings so far.
    weekly: [], // Turkish documents are read by their headings so far.
    monthly: [], // Turkish documents are read by their headings so far.
    quarterly: [], // Turkish documents are read by their headings so far.
    yearly: [], // Turkish documents are read by their headings so far.
  },
  placeholders: {
    your: [], // Turkish documents are read by their headings so far.
    yourSpelledOut: [], // Turkish documents are read by their headings so far.
    owned: [], // Turkish documents are read by their headings so far.
    here: [], // Turkish documents are read by their headings so far.
    logins: [], // Turkish documents are read by their headings so far.
  },
};
