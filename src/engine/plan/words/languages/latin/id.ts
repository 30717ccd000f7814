import { type Language, list } from '../language.ts';

export const indonesian: Language = {
  code: 'id',
  name: 'Indonesian',
  fillers: [], // No phrase of it has a place for one yet.
  headings: {
    avoid: list`jangan pernah, dilarang`,
    lookup: list`pemecahan masalah`,
    about: { stems: list`ringkasan`, endings: list`tujuan` },
    rollback: list`pengembalian, kembali ke versi, mengembalikan versi, pembatalan rilis`,
    failure: list`jika ada masalah, jika gagal`,
    signoff: list`persetujuan`,
    contacts: { endings: list`kontak` },
    record: { alone: list`catatan` },
    maintain: list`pemeliharaan`,
    recur: { first: list`harian…, mingguan…, bulanan…` },
    drill: [], // No Indonesian document has used one yet.
    before: { words: list`sebelum, pra-…` },
    during: { endings: list`selama` },
    after: { words: list`setelah, sesudah, pasca-…` },
    prepare: list`persiapan, persyaratan, prasyarat`,
    verify: list`verifikasi`,
    success: list`kriteria keberhasilan`,
    monitor: list`pemantauan`,
    deploy: list`penerapan, peluncuran, rilis`,
    build: list`instalasi, pembaruan`,
    emergency: list`darurat`,
    incident: [], // No Indonesian document has used one yet.
    operate: list`cadangan`,
    test: list`pengujian`,
    quality: list`keamanan, kinerja`,
    setup: list`konfigurasi, lingkungan, basis data`,
    steps: list`langkah`,
    list: list`daftar periksa`,
    symptom: { words: list`gagal`, stems: list`kesalahan` },
    priority: list`wajib, opsional, penting`,
    repository: [], // No Indonesian document has used one yet.
    store: [], // No Indonesian document has used one yet.
    address: [], // No Indonesian document has used one yet.
  },
  sections: {
    parts: list`langkah, tahap, bagian`,
    phases: list`tahap, fase`,
    counters: [], // Indonesian documents are read by their headings so far.
    participles: [], // Indonesian documents are read by their headings so far.
    longParticiples: [], // Indonesian documents are read by their headings so far.
    done: [], // Indonesian documents are read by their headings so far.
    usedBefore: [], // Indonesian documents are read by their headings so far.
    releaseActs: [], // Indonesian documents are read by their headings so far.
    readyOnce: [], // Indonesian documents are read by their headings so far.
    beforeRelease: [], // Indonesian documents are read by their headings so far.
    completed: [], // Indonesian documents are read by their headings so far.
  },
  acts: {
    backup: { stems: list`cadangan, backup`, words: list`snapshot, pencadangan` },
    announce: {
      stems: list`pengumuman, pemberitahuan`,
      words: list`umumkan, beri tahu, komunikasi, notifikasi`,
    },
    tidy: { stems: list`pembersihan, bersihkan`, words: list`hapus, arsip…` },
    version: { stems: list`catatan rilis, changelog`, words: list`versi` },
    migrate: { stems: list`migrasi`, words: list`skema` },
    switch: { stems: list`peralihan, alihkan`, words: list`dns, aktifkan, aktivasi, beralih` },
    stop: {
      stems: list`hentikan, penghentian, mode pemeliharaan, mode maintenance`,
      words: list`matikan, bekukan`,
    },
    start: { stems: list`mulai ulang, jalankan`, words: list`mulai, nyalakan, restart…` },
    install: { stems: list`instalasi, dependensi`, words: list`pasang, install…, paket` },
    upload: { stems: list`unggah, salin`, words: list`pindahkan, publikasi…, upload…, terbitkan` },
    watch: { stems: list`pemantauan, pantau, monitoring`, words: list`log, metrik` },
    look: {
      stems: list`verifikasi, pengujian, periksa, pemeriksaan`,
      words: list`uji, tes, cek, validasi, pastikan`,
    },
    example: { stems: list`contoh, templat`, words: list`lampiran, referensi, tips` },
    trouble: {
      stems: list`pemecahan masalah, masalah`,
      words: list`kesalahan, error, darurat, insiden, kendala`,
    },
    owner: { stems: list`penanggung jawab`, words: list`tim, jadwal, peran` },
  },
  thresholds: {
    below: list`di bawah, kurang dari`,
    above: list`di atas, lebih dari`,
    atMost: list`maksimal, paling banyak`,
    atLeast: list`minimal, paling sedikit, setidaknya`,
    belowBehind: [], // Indonesian documents are read by their headings so far.
    aboveBehind: [], // Indonesian documents are read by their headings so far.
    atMostBehind: [], // Indonesian documents are read by their headings so far.
    atLeastBehind: [], // Indonesian documents are read by their headings so far.
    recommended: [], // Indonesian documents are read by their headings so far.
    milliseconds: [], // Indonesian documents are read by their headings so far.
    seconds: list`detik`,
    minutes: list`menit`,
    hours: { words: list`jam` },
    days: { words: list`hari` },
    weeks: [], // Indonesian documents are read by their headings so far.
    lasting: [], // Indonesian documents are read by their headings so far.
    inARow: [], // Indonesian documents are read by their headings so far.
    alertHeadings: [], // Indonesian documents are read by their headings so far.
    triggerHeadings: [], // Indonesian documents are read by their headings so far.
    whenHeadings: [], // Indonesian documents are read by their headings so far.
    setUp: [], // Indonesian documents are read by their headings so far.
    staysUp: [], // Indonesian documents are read by their headings so far.
    takesBack: list`kembalikan, rollback`,
    conditions: { words: list`jika, apabila, kalau` },
    achieved: [], // Indonesian documents are read by their headings so far.
    andOr: [], // Indonesian documents are read by their headings so far.
    andOrInside: [], // Indonesian documents are read by their headings so far.
    counted: [], // Indonesian documents are read by their headings so far.
    recoveryTimes: [], // Indonesian documents are read by their headings so far.
    goals: [], // Indonesian documents are read by their headings so far.
    refusals: [], // Indonesian documents are read by their headings so far.
    availability: [], // Indonesian documents are read by their headings so far.
    stopLabels: {
      words: list`
        no-go jika…, batalkan jika…, hentikan jika…, rollback jika…, kriteria rollback…,
        kriteria pembatalan…, pemicu rollback…, tanda bahaya…
      `,
    },
    alarmLabels: { words: list`alarm, alert, peringatan` },
    goalLabels: {
      words: list`
        kriteria sukses…, kriteria keberhasilan…, kriteria penerimaan…, target…, sasaran…, kpi…
      `,
    },
    goalColumns: { words: list`target…, sasaran…, batas…, persyaratan…` },
    currentColumns: { words: list`saat ini…, aktual…, hasil…` },
    leastColumns: { words: list`minimum…` },
    reactionColumns: { words: list`waktu respons…, waktu tanggap…` },
    alertColumns: { words: list`peringatan…, kritis…, alarm…` },
    stopColumns: { words: list`rollback jika…, pemicu…, no-go…` },
    severityColumns: { words: list`tingkat…, tindakan…, aksi…, prioritas…` },
    failureColumns: { words: list`jika gagal…` },
    stops: { words: list`jangan lanjut…, batalkan rilis…, hentikan deploy…, lakukan rollback…, no-go…` },
    risingIsBad: { words: list`galat…, kesalahan…, latensi…, waktu respons…, kegagalan…, penggunaan…` },
    fallingIsBad: { words: list`sukses…, keberhasilan…, ketersediaan…, cakupan…` },
    zero: { first: list`nol` },
    faults: { words: list`galat…, kesalahan…, peringatan…, insiden…, cacat…` },
    shouldBe: { words: list`harus…, seharusnya…` },
  },
  commands: {
    mistakes: [], // Indonesian documents are read by their headings so far.
    forbidden: [], // Indonesian documents are read by their headings so far.
    examples: list`contoh`,
    savesFile: { words: list`simpan…, buat…` },
    alternatives: { words: list`atau` },
    runs: { words: list`jalankan, eksekusi` },
    present: list`terpasang, terinstal`,
    notes: list`hasil`,
    expectations: list`hasil yang diharapkan, diharapkan`,
    expectationTitles: list`diharapkan`,
    shows: list`akan melihat, menampilkan, muncul`,
  },
  instructions: {
    imperatives: {
      first: list`
        aktifkan, akses, atur, beri, bersihkan, buat, buka, cadangkan, catat, cek, centang, edit, ganti,
        gunakan, hapus, hentikan, hubungi, impor, informasikan, instal, install, isi, jalankan, kirim,
        klik, konfigurasi, konfirmasi, lakukan, login, lihat, masuk, masukkan, matikan, monitor, muat,
        nonaktifkan, pantau, pastikan, periksa, perbarui, pilih, publikasikan, restart, salin, set,
        siapkan, simpan, tambahkan, tes, tunggu, tutup, ubah, uji, unduh, unggah, update, verifikasi,
        kemudian, lalu, setelah itu
      `,
    },
    options: { first: list`opsi, metode, cara, pilihan, alternatif` },
    conditions: { first: list`jika, bila, apabila, hanya jika, kalau` },
    optional: { words: list`opsional, jika perlu, jika diperlukan, bila perlu, sekali saja` },
    duties: { words: list`harus, perlu, wajib` },
    states: { words: list`adalah, sudah, telah, akan, dapat, berisi, menampilkan` },
  },
  places: {
    toward: list`di, ke`,
    machines: list`server, vps, mesin produksi`,
    atServer: [], // Indonesian documents are read by their headings so far.
    servers: [], // Indonesian documents are read by their headings so far.
    here: { words: list`secara lokal, di komputer lokal, di laptop anda` },
  },
  people: {
    contacts: list`kontak`,
    roles: list`manajer, penanggung jawab, pengembang`,
    approvals: [], // Indonesian documents are read by their headings so far.
    signed: [], // Indonesian documents are read by their headings so far.
    signatureColumns: [], // Indonesian documents are read by their headings so far.
    signatures: [], // Indonesian documents are read by their headings so far.
    roleColumns: [], // Indonesian documents are read by their headings so far.
    attributes: { alone: list`nama, telepon, hp, email, surel, slack, kanal, jam, kontak, peran` },
    owners: { alone: list`penanggung jawab, pic, tim` },
    onCall: { words: list`piket, on~call` },
    ranks: { alone: list`utama, cadangan, sekunder` },
    contactLabels: { last: list`kontak darurat, kontak eskalasi, narahubung` },
    notified: { words: list`siapa yang dihubungi…, segera beri tahu…, eskalasi…` },
    reaches: { words: list`hubungi` },
    tells: { words: list`beri tahu` },
    approvalFrom: { words: list`persetujuan dari, persetujuan oleh` },
    neededApprovals: { alone: list`disetujui oleh, persetujuan diperlukan` },
  },
  recurrence: {
    daily: list`harian, setiap hari`,
    weekly: list`mingguan, setiap minggu`,
    monthly: list`bulanan, setiap bulan`,
    quarterly: list`triwulan`,
    yearly: list`tahunan, setiap tahun`,
  },
  placeholders: {
    your: [], // Indonesian documents are read by their headings so far.
    yourSpelledOut: [], // Indonesian documents are read by their headings so far.
    owned: [], // Indonesian documents are read by their headings so far.
    here: [], // Indonesian documents are read by their headings so far.
    logins: [], // Indonesian documents are read by their headings so far.
  },
};
