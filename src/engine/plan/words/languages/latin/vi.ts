import { type Language, list } from '../language.ts';

export const vietnamese: Language = {
  code: 'vi',
  name: 'Vietnamese',
  fillers: [], // No phrase of it has a place for one yet.
  headings: {
    avoid: list`không bao giờ, cấm`,
    lookup: list`khắc phục sự cố, khắc phục lỗi, xử lý sự cố, xử lý lỗi, câu hỏi thường gặp`,
    about: list`tổng quan, mục tiêu, mục đích`,
    rollback: list`hoàn tác, khôi phục phiên bản, quay lại phiên bản, quay về phiên bản`,
    failure: list`nếu có lỗi`,
    signoff: list`phê duyệt`,
    contacts: list`liên hệ`,
    record: { alone: list`ghi chú` },
    maintain: list`bảo trì, cập nhật code sau này, cập nhật ứng dụng sau này, cập nhật sau này`,
    recur: { first: list`hàng ngày…, hàng tuần…, hàng tháng…` },
    drill: [], // No Vietnamese document has used one yet.
    before: list`trước khi`,
    during: list`trong khi`,
    after: list`sau khi`,
    prepare: list`chuẩn bị, yêu cầu`,
    verify: list`kiểm tra, xác nhận, xác minh`,
    success: list`tiêu chí`,
    monitor: list`giám sát, theo dõi`,
    deploy: list`triển khai, phát hành, đẩy code, đẩy lên`,
    build: list`cài đặt, cập nhật, nâng cấp`,
    emergency: list`khẩn cấp`,
    incident: [], // No Vietnamese document has used one yet.
    operate: list`sao lưu, khởi động lại`,
    test: list`kiểm thử`,
    quality: list`bảo mật, hiệu năng, hiệu suất, chất lượng, tài liệu`,
    setup: list`cấu hình, môi trường, cơ sở dữ liệu`,
    steps: { last: list`…bước`, first: list`bước #…, phần #…` },
    list: list`danh sách kiểm tra`,
    symptom: { words: list`lỗi`, stems: list`sự cố` },
    priority: list`bắt buộc, tùy chọn, quan trọng`,
    repository: [], // No Vietnamese document has used one yet.
    store: [], // No Vietnamese document has used one yet.
    address: [], // No Vietnamese document has used one yet.
  },
  sections: {
    parts: list`bước, giai đoạn, phần`,
    phases: list`giai đoạn`,
    counters: [], // Vietnamese documents are read by their headings so far.
    participles: [], // Vietnamese documents are read by their headings so far.
    longParticiples: [], // Vietnamese documents are read by their headings so far.
    done: [], // Vietnamese documents are read by their headings so far.
    usedBefore: [], // Vietnamese documents are read by their headings so far.
    releaseActs: [], // Vietnamese documents are read by their headings so far.
    readyOnce: [], // Vietnamese documents are read by their headings so far.
    beforeRelease: [], // Vietnamese documents are read by their headings so far.
    completed: [], // Vietnamese documents are read by their headings so far.
  },
  acts: {
    backup: { stems: list`sao lưu, backup`, words: list`snapshot` },
    announce: { stems: list`thông báo, truyền thông`, words: list`thông tin đến` },
    tidy: { stems: list`dọn dẹp`, words: list`xóa, xoá, gỡ bỏ, lưu trữ` },
    version: { stems: list`phiên bản, changelog`, words: list`ghi chú phát hành` },
    migrate: { stems: list`di trú, migration`, words: list`di chuyển dữ liệu, lược đồ` },
    switch: { stems: list`chuyển đổi, chuyển hướng`, words: list`dns, kích hoạt, đưa lên production` },
    stop: { stems: list`tạm dừng, chế độ bảo trì`, words: list`dừng, tắt, đóng băng` },
    start: { stems: list`khởi động, khởi chạy`, words: list`chạy, bật` },
    install: { stems: list`cài đặt`, words: list`phụ thuộc, gói` },
    upload: { stems: list`tải lên, sao chép`, words: list`đẩy, xuất bản, upload` },
    watch: { stems: list`theo dõi, giám sát`, words: list`log, nhật ký` },
    look: { stems: list`kiểm tra, xác minh, kiểm thử`, words: list`thử, xác nhận` },
    example: { stems: list`ví dụ, mẫu`, words: list`phụ lục, tham khảo, mẹo` },
    trouble: { stems: list`khắc phục, xử lý sự cố`, words: list`lỗi, sự cố, khẩn cấp` },
    owner: { stems: list`phụ trách, chịu trách nhiệm`, words: list`đội ngũ, lịch trình, vai trò` },
  },
  thresholds: {
    below: list`dưới, ít hơn, nhỏ hơn`,
    above: list`vượt quá, lớn hơn, nhiều hơn`,
    atMost: list`tối đa, không quá`,
    atLeast: list`tối thiểu, ít nhất`,
    belowBehind: [], // Vietnamese documents are read by their headings so far.
    aboveBehind: [], // Vietnamese documents are read by their headings so far.
    atMostBehind: [], // Vietnamese documents are read by their headings so far.
    atLeastBehind: [], // Vietnamese documents are read by their headings so far.
    recommended: [], // Vietnamese documents are read by their headings so far.
    milliseconds: [], // Vietnamese documents are read by their headings so far.
    seconds: list`giây`,
    minutes: list`phút`,
    hours: list`giờ`,
    days: list`ngày`,
    weeks: [], // Vietnamese documents are read by their headings so far.
    lasting: [], // Vietnamese documents are read by their headings so far.
    inARow: [], // Vietnamese documents are read by their headings so far.
    alertHeadings: [], // Vietnamese documents are read by their headings so far.
    triggerHeadings: [], // Vietnamese documents are read by their headings so far.
    whenHeadings: [], // Vietnamese documents are read by their headings so far.
    setUp: [], // Vietnamese documents are read by their headings so far.
    staysUp: [], // Vietnamese documents are read by their headings so far.
    takesBack: list`khôi phục, quay lại phiên bản`,
    conditions: { words: list`nếu, khi` },
    achieved: [], // Vietnamese documents are read by their headings so far.
    andOr: [], // Vietnamese documents are read by their headings so far.
    andOrInside: [], // Vietnamese documents are read by their headings so far.
    counted: [], // Vietnamese documents are read by their headings so far.
    recoveryTimes: [], // Vietnamese documents are read by their headings so far.
    goals: [], // Vietnamese documents are read by their headings so far.
    refusals: [], // Vietnamese documents are read by their headings so far.
    availability: [], // Vietnamese documents are read by their headings so far.
    stopLabels: {
      words: list`
        no-go nếu…, hủy nếu…, dừng nếu…, rollback nếu…, tiêu chí rollback…, tiêu chí hoàn tác…,
        điều kiện rollback…, dấu hiệu cảnh báo…
      `,
    },
    alarmLabels: { words: list`cảnh báo…` },
    goalLabels: { words: list`tiêu chí thành công…, tiêu chí chấp nhận…, mục tiêu…, kpi…` },
    goalColumns: { words: list`mục tiêu…, giới hạn…, yêu cầu…` },
    currentColumns: { words: list`hiện tại…, thực tế…, kết quả…` },
    leastColumns: { words: list`tối thiểu…` },
    reactionColumns: { words: list`thời gian phản hồi…, thời gian xử lý…` },
    alertColumns: { words: list`cảnh báo…, nghiêm trọng…` },
    stopColumns: { words: list`rollback nếu…, điều kiện kích hoạt…, no-go…` },
    severityColumns: { words: list`mức độ…, hành động…, ưu tiên…` },
    failureColumns: { words: list`nếu thất bại…, nếu lỗi…` },
    stops: { words: list`không tiếp tục…, hủy triển khai…, dừng triển khai…, thực hiện rollback…, no-go…` },
    risingIsBad: { words: list`lỗi…, độ trễ…, thời gian phản hồi…, sự cố…` },
    fallingIsBad: { words: list`thành công…, khả dụng…, độ phủ…` },
    zero: { first: list`không có` },
    faults: { words: list`lỗi…, cảnh báo…, sự cố…` },
    shouldBe: { words: list`phải là…, phải bằng…` },
  },
  commands: {
    mistakes: [], // Vietnamese documents are read by their headings so far.
    forbidden: [], // Vietnamese documents are read by their headings so far.
    examples: list`ví dụ`,
    savesFile: { words: list`lưu…, tạo…` },
    alternatives: { words: list`hoặc` },
    runs: { words: list`chạy, thực thi, thực hiện` },
    present: list`đã cài đặt`,
    notes: list`kết quả`,
    expectations: list`kết quả mong đợi, mong đợi`,
    expectationTitles: list`mong đợi`,
    shows: list`sẽ thấy, hiển thị, xuất hiện`,
  },
  instructions: {
    imperatives: {
      first: list`
        áp dụng, bật, cài đặt, cấu hình, cập nhật, chạy, chọn, chờ, chuẩn bị, chuyển, chỉnh sửa, đăng nhập,
        đảm bảo, đặt, đẩy, đợi, đổi, dừng, gỡ, gửi, giám sát, khôi phục, khởi động, kiểm tra, lưu, mở,
        nhấn, nhập, sao chép, sao lưu, sửa, tải, tạo, tắt, test, thay, thêm, theo dõi, thiết lập,
        thông báo, thực hiện, triển khai, truy cập, vào, xác minh, xác nhận, xem, xóa, sau đó
      `,
    },
    options: { first: list`lựa chọn, phương án, cách, tùy chọn, phương pháp` },
    conditions: { first: list`nếu, khi, trong trường hợp, chỉ khi` },
    optional: { words: list`tùy chọn, không bắt buộc, nếu cần, nếu muốn` },
    duties: { words: list`phải, cần` },
    states: { words: list`là, đã, sẽ, có thể, được, chứa, hiển thị` },
  },
  places: {
    toward: list`trên, vào`,
    machines: list`máy chủ, server, vps`,
    atServer: [], // Vietnamese documents are read by their headings so far.
    servers: [], // Vietnamese documents are read by their headings so far.
    here: { words: list`trên máy của bạn, máy cục bộ, máy local` },
  },
  people: {
    contacts: list`liên hệ`,
    roles: list`quản lý, phụ trách, trưởng nhóm`,
    approvals: [], // Vietnamese documents are read by their headings so far.
    signed: [], // Vietnamese documents are read by their headings so far.
    signatureColumns: [], // Vietnamese documents are read by their headings so far.
    signatures: [], // Vietnamese documents are read by their headings so far.
    roleColumns: [], // Vietnamese documents are read by their headings so far.
    attributes: { alone: list`tên, họ tên, điện thoại, sđt, email, slack, kênh, giờ, liên hệ, vai trò` },
    owners: { alone: list`người phụ trách, phụ trách, nhóm` },
    onCall: { words: list`trực, on~call` },
    ranks: { alone: list`chính, phụ, dự phòng` },
    contactLabels: { last: list`liên hệ khẩn cấp, người liên hệ` },
    notified: { words: list`thông báo ngay…, báo cho ai…` },
    reaches: { words: list`liên hệ với, liên hệ` },
    tells: { words: list`thông báo cho` },
    approvalFrom: { words: list`phê duyệt của, phê duyệt từ` },
    neededApprovals: { alone: list`phê duyệt bởi, người phê duyệt` },
  },
  recurrence: {
    daily: list`hàng ngày, hằng ngày, mỗi ngày`,
    weekly: list`hàng tuần, hằng tuần, mỗi tuần`,
    monthly: list`hàng tháng, hằng tháng, mỗi tháng`,
    quarterly: list`hàng quý`,
    yearly: list`hàng năm`,
  },
  placeholders: {
    your: [], // Vietnamese documents are read by their headings so far.
    yourSpelledOut: [], // Vietnamese documents are read by their headings so far.
    owned: [], // Vietnamese documents are read by their headings so far.
    here: [], // Vietnamese documents are read by their headings so far.
    logins: [], // Vietnamese documents are read by their headings so far.
  },
};
