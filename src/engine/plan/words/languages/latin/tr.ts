import { type Language, list } from '../language.ts';

export const turkish: Language = {
  code: 'tr',
  name: 'Turkish',
  fillers: [], // No phrase of it has a place for one yet.
  headings: {
    avoid: list`asla, yasak, yapmayın`,
    lookup: list`sorun giderme, sık sorulan`,
    about: { stems: list`genel bakış`, words: list`amaç` },
    rollback: list`geri alma, geri alım, geri dönüş, geri dönme, eski sürüme dön`,
    failure: list`bir şeyler ters`,
    signoff: { endings: list`onaylar, onay`, stems: list`imza` },
    contacts: list`iletişim`,
    record: { alone: list`notlar` },
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
    incident: list`olay müdahale`,
    operate: list`yedek`,
    test: { words: list`test…` },
    quality: list`güvenlik, performans, kalite, dokümantasyon`,
    setup: { stems: list`yapılandırma, veritaban`, endings: list`ortam` },
    steps: { last: list`…adımları, …adımlari, …adımlar` },
    list: list`kontrol listesi`,
    symptom: { endings: list`sorun, hatası, hatasi` },
    priority: list`zorunlu, isteğe bağlı, önemli`,
    repository: { words: list`depo, dal, merge` },
    store: [], // No Turkish document has used one yet.
    address: { last: list`…adresleri, …adres` },
  },
  sections: {
    parts: list`adım, aşama, bölüm`,
    phases: list`aşama, faz`,
    counters: list`adım`,
    participles: list`kuruldu, yapıldı, tamamlandı, güncellendi, kontrol edildi, ayarlandı, yüklendi`,
    longParticiples: [], // Turkish documents are read by their headings so far.
    done: [], // Turkish documents are read by their headings so far.
    usedBefore: [], // Turkish documents are read by their headings so far.
    releaseActs: [], // Turkish documents are read by their headings so far.
    readyOnce: [], // Turkish documents are read by their headings so far.
    beforeRelease: [], // Turkish documents are read by their headings so far.
    completed: [], // Turkish documents are read by their headings so far.
  },
  acts: {
    backup: { stems: list`yedek`, words: list`snapshot…` },
    announce: { stems: list`duyur, bildirim, bilgilendir`, words: list`haber ver…, iletişim planı` },
    tidy: { stems: list`temizl`, words: list`sil, silme, kaldır, kaldırma, arşiv…` },
    version: { stems: list`sürüm notları, değişiklik günlüğü`, words: list`sürüm…, versiyon…, changelog` },
    migrate: { stems: list`migrasyon, migration`, words: list`göç…, şema…` },
    switch: { stems: list`canlıya al, yönlendir`, words: list`geçiş…, dns, aktifleştir…, etkinleştir…` },
    stop: { stems: list`durdur, bakım modu`, words: list`kapat…, dondur…, devre dışı…` },
    start: { stems: list`başlat`, words: list`yeniden başlat…, çalıştır…, restart` },
    install: { stems: list`kurulum, bağımlılık`, words: list`kur, kurun, yükleyin, paket…` },
    upload: { stems: list`yükle, kopyala`, words: list`aktar…, yayınla…, publish` },
    watch: { stems: list`izleme, izleyin`, words: list`takip…, gözlem…, loglar, günlükler, metrik…` },
    look: { stems: list`kontrol, doğrula`, words: list`test…, sına…, incele…` },
    example: { stems: list`örnek, şablon`, words: list`ek, ekler, ipucu, ipuçları, referans…` },
    trouble: { stems: list`sorun, hata`, words: list`arıza…, acil…` },
    owner: { stems: list`sorumlu`, words: list`ekip…, takvim, takım…, roller` },
  },
  thresholds: {
    below: [], // Turkish documents are read by their headings so far.
    above: [], // Turkish documents are read by their headings so far.
    atMost: list`en fazla, azami`,
    atLeast: list`en az, asgari`,
    belowBehind: list`altında, az`,
    aboveBehind: list`üzerinde, üstünde, fazla`,
    atMostBehind: [], // Turkish documents are read by their headings so far.
    atLeastBehind: [], // Turkish documents are read by their headings so far.
    recommended: [], // Turkish documents are read by their headings so far.
    milliseconds: [], // Turkish documents are read by their headings so far.
    seconds: list`saniye`,
    minutes: list`dakika`,
    hours: list`saat`,
    days: list`gün`,
    weeks: list`hafta`,
    lasting: [], // Turkish documents are read by their headings so far.
    inARow: list`boyunca`,
    alertHeadings: [], // Turkish documents are read by their headings so far.
    triggerHeadings: [], // Turkish documents are read by their headings so far.
    whenHeadings: [], // Turkish documents are read by their headings so far.
    setUp: [], // Turkish documents are read by their headings so far.
    staysUp: [], // Turkish documents are read by their headings so far.
    takesBack: list`geri al`,
    conditions: { words: list`eğer` },
    achieved: [], // Turkish documents are read by their headings so far.
    andOr: [], // Turkish documents are read by their headings so far.
    andOrInside: [], // Turkish documents are read by their headings so far.
    counted: [], // Turkish documents are read by their headings so far.
    recoveryTimes: [], // Turkish documents are read by their headings so far.
    goals: list`hedef`,
    refusals: [], // Turkish documents are read by their headings so far.
    availability: list`erişilebilirlik`,
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
    mistakes: list`yanlış, asla`,
    forbidden: { words: list`asla, yasak` },
    examples: list`örnekler, örnek`,
    savesFile: { words: list`kaydet…, oluştur…` },
    alternatives: { words: list`veya, alternatif, alternatif olarak` },
    runs: { words: list`çalıştırın, çalıştır` },
    present: list`kurulu, yüklü`,
    notes: list`beklenen… …, sonuç`,
    expectations: list`beklenen…`,
    expectationTitles: list`beklenen`,
    shows: list`göreceksiniz, görürsünüz, gösterir, görünür, yazar`,
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
    atServer: { words: list`sunucuda, sunucu üzerinde, sunucuya bağlan…` },
    servers: [], // Turkish documents are read by their headings so far.
    here: { words: list`yerel…, lokal…, kendi bilgisayar…` },
  },
  people: {
    contacts: list`iletişim, irtibat`,
    roles: list`yönetici, sorumlu, geliştirici, müdür`,
    approvals: list`onay`,
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
    daily: list`günlük, her gün`,
    weekly: list`haftalık, her hafta`,
    monthly: list`aylık, her ay`,
    quarterly: list`üç aylık, çeyrek`,
    yearly: list`yıllık, her yıl`,
  },
  placeholders: {
    your: [], // Turkish documents are read by their headings so far.
    yourSpelledOut: [], // Turkish documents are read by their headings so far.
    owned: [], // Turkish documents are read by their headings so far.
    here: list`buraya`,
    logins: list`kullanıcı`,
  },
};
