// What stands on the papers, read back as text, and their form as PDF and pages.
#include <doctest/doctest.h>

#include <QDir>

#include "counter-client/control/PaperWords.hpp"
#include "tests/counter-client/widgets/Cases.hpp"

using namespace hall;
using namespace hall::counter;
using namespace hall::counter::test;

namespace {

const PaperSurroundings around{{"广安区政务服务大厅", "Guang'an District Service Hall"}, "0826-2222222"};

wire::CaseView withPaper(wire::CaseView view, const char* kind, const std::string& number) {
    view.documents.push_back({kind, number, "2025-11-21", "K7QX2MPA"});
    return view;
}

/// All of the papers, also for the eyes of whoever sets HALL_PAPERS to a directory.
paper::Sheet made(const wire::CaseView& view, const std::string& document) {
    const auto sheet = sheetOf({view, document}, around);
    const QString directory = qEnvironmentVariable("HALL_PAPERS");
    if (!directory.isEmpty()) {
        const auto pages = paper::pictures(sheet, 110);
        for (qsizetype i = 0; i < pages.size(); ++i) pages[i].save(QDir(directory).filePath(sheet.number + QStringLiteral("-%1.png").arg(i + 1)));
    }
    return sheet;
}

void holds(const paper::Sheet& sheet, std::initializer_list<const char*> texts) {
    const QString all = paper::plainText(sheet);
    for (const char* text : texts) {
        CAPTURE(std::string(text));
        CHECK(all.contains(QString::fromUtf8(text)));
    }
}

}  // namespace

TEST_CASE("the acceptance receipt: one for all departments, with the due date and the check code") {
    const auto sheet = made(accepted(), caseNumber + "-A1");
    holds(sheet, {"受理通知书", "Acceptance Receipt", "5116020120251121000012K-A1", "广安区政务服务大厅", "欧阳振华", "GA20251121-000345",
                  "食品小经营店备案发放", "区消防大队", "Shop sign", "2025-12-05 前", "By 2025-12-05", "10 个工作日", "居民身份证", "已共享，免提交",
                  "容缺，可后补", "K7QX2MPA", "0826-2222222"});
    CHECK(sheet.rows.size() == 10);
    CHECK_FALSE(paper::plainText(sheet).contains(QStringLiteral("暂定")));
    auto provisional = accepted();
    provisional.dueProvisional = true;
    holds(made(provisional, caseNumber + "-A1"), {"暂定"});
}

TEST_CASE("the one-time notification: numbered, what, how, by when, to sign") {
    auto view = withPaper(received(), "notification", caseNumber + "-N1");
    view.materials[0].state = "defective";
    view.materials[0].reason = "expired";
    view.materials[0].note = "有效期至2024年";
    view.materials[5].state = "missing";
    view.materials[5].reason = "not-brought";
    for (auto& material : view.materials) material.satisfied = material.state == "submitted" || material.satisfied || material.state == "open";
    const auto sheet = made(view, caseNumber + "-N1");
    CHECK(sheet.rows.size() == 2);
    holds(sheet, {"一次性补正告知书", "已过有效期", "有效期至2024年", "Expired", "请补交", "约定日期", "申请人（代办人）签名", "受理"});
    CHECK_FALSE(paper::plainText(sheet).contains(QStringLiteral("再次")));
    holds(made(withPaper(view, "notification", caseNumber + "-N2"), caseNumber + "-N2"), {"本次为再次告知"});
}

TEST_CASE("the refusal names its ground in law, the hand-over each decision") {
    auto refused = withPaper(received(), "refusal", caseNumber + "-R1");
    refused.state = "refused";
    refused.reason = "other-authority";
    holds(made(refused, caseNumber + "-R1"), {"不予受理通知书", "第三十二条第一款第二项", "属于其他机关职权", "行政复议"});
    refused.state = "not-required";
    holds(made(refused, caseNumber + "-R1"), {"第三十二条第一款第一项"});
    auto decided = withPaper(accepted(), "hand-over", caseNumber + "-H1");
    for (auto& task : decided.tasks) {
        task.verdict = task.task == 2 ? "rejected" : "granted";
        task.resultNumber = "JY15116" + std::to_string(task.task);
    }
    const auto sheet = made(decided, caseNumber + "-H1");
    CHECK(sheet.rows.size() == 3);
    holds(sheet, {"办理结果送达回证", "准予", "不予许可", "JY151163"});
}

TEST_CASE("the promise names what follows and by when; extension and suspension their days, dates and law") {
    auto view = withPaper(supervised(), "promise", caseNumber + "-P1");
    view.tolerance = wire::CaseTolerance{{"health-certificate", "sign-design"}, 3, "2025-11-26", true};
    auto sheet = made(view, caseNumber + "-P1");
    CHECK(sheet.rows.size() == 2);
    holds(sheet, {"容缺受理承诺书", "从业人员健康证明", "3 个工作日内，2025-11-26 前", "by 2025-11-26", "承诺按期补齐", "K7QX2MPA", "欧阳振华"});
    view = withPaper(supervised(), "extension", caseNumber + "-E1");
    view.requests[1].state = "given";
    view.requests[1].decidedOn = "2025-12-03";
    holds(made(view, caseNumber + "-E1"), {"延期办理告知书", "第四十二条", "食品小经营店备案发放", "5 个工作日", "情况复杂", "2025-11-28", "2025-12-03", "K7QX2MPA"});
    sheet = made(supervised(), caseNumber + "-S1");
    holds(sheet, {"特别程序告知书", "第四十五条", "区消防大队", "检验", "2025-11-25", "2025-12-02（5 个工作日）", "2025-12-12", "SSSS1111"});
    holds(made(supervised(), caseNumber + "-A1"), {"开办餐饮店", "书面告知"});
}

TEST_CASE("the promise and both notices are one sheet to hand over and sign, with the code on it") {
    auto view = supervised();
    view.tolerance = wire::CaseTolerance{{view.materials[5].code, view.materials[9].code}, 3, "2025-11-26", true};
    view.tasks[0].extendedDays = 5;
    view.requests[1].state = "given";
    for (const char* kind : {"promise", "extension", "suspension"}) {
        CAPTURE(kind);
        const std::string number = caseNumber + "-X" + kind;
        std::erase_if(view.documents, [&](const auto& one) { return one.kind == kind; });
        const auto sheet = made(withPaper(view, kind, number), number);
        REQUIRE_FALSE(sheet.number.isEmpty());
        CHECK(paper::pictures(sheet, 30).size() == 1);
        // No sentence announces what does not come.
        for (const auto& one : sheet.after) CHECK_FALSE(one.zh.endsWith(QChar(0xFF1A)));
        for (const auto& one : sheet.before) CHECK_FALSE(one.zh.endsWith(QChar(0xFF1A)));
    }
}

TEST_CASE("the notification says by when; a rejected item says why") {
    auto view = withPaper(received(), "notification", caseNumber + "-N1");
    view.supplementBy = "2025-12-05";
    holds(made(view, caseNumber + "-N1"), {"请于 2025-12-05 前"});
    auto decided = withPaper(accepted(), "hand-over", caseNumber + "-H1");
    decided.tasks[0].verdict = "granted";
    decided.tasks[1].verdict = "rejected";
    decided.tasks[1].opinion = "只有一个安全出口";
    decided.tasks[2].verdict = "rejected";
    holds(made(decided, caseNumber + "-H1"), {"不予许可", "只有一个安全出口", "详见部门书面决定"});
}

TEST_CASE("long names wrap, long lists go on over pages, each page is counted; a document that is not there makes none") {
    auto view = accepted();
    for (int i = 0; i < 40; ++i) view.materials.push_back(material("m" + std::to_string(i), longItem, "original-and-copy", "sound"));
    const auto sheet = made(view, caseNumber + "-A1");
    const auto pages = paper::pictures(sheet, 60);
    CHECK(pages.size() >= 3);
    const QByteArray pdf = paper::pdf(sheet);
    CHECK(pdf.startsWith("%PDF-"));
    CHECK(pdf.count("/Type /Page\n") + pdf.count("/Type /Page ") == pages.size());
    CHECK(sheetOf({view, caseNumber + "-A9"}, around).number.isEmpty());
}

TEST_CASE("what a person typed is text on paper, never markup") {
    auto view = accepted();
    view.applicant.name = "<b>李</b>&nbsp;";
    holds(made(view, caseNumber + "-A1"), {"<b>李</b>&nbsp;"});
}
