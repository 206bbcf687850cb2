#include <fmt/format.h>

#include "server/reports/Appraisal.hpp"
#include "server/reports/LocalTime.hpp"
#include "server/reports/Writing.hpp"

namespace hall::reports {
namespace {

using engine::AgainstOne;
using engine::LegBy;
using writing::cutTo;
using writing::padded;
using writing::quoted;

struct Words { const char* zh; const char* en; };
constexpr std::array<Words, engine::measures> titles{{
    {"办理用时达标", "Services within the standard"},
    {"一次告知", "Everything missing told at once"},
    {"按期办结", "Tasks decided in time"},
    {"无责投诉", "No complaint upheld"},
    {"按期答复", "Follow-ups answered in time"},
}};
constexpr std::array contests{"none", "waiting", "declined", "excluded"};

std::string_view wordOf(LegBy by) { return by == LegBy::clerk ? "person" : by == LegBy::counter ? "counter" : "department"; }

std::string name(const core::Name& name) {
    return name.en.empty() ? fmt::format(R"({{"zh":{}}})", quoted(name.zh)) : fmt::format(R"({{"zh":{},"en":{}}})", quoted(name.zh), quoted(name.en));
}
std::string part(const std::optional<double>& share) { return share ? fmt::format("{:.4f}", *share) : "null"; }

std::string figuresOf(const MeasureFigures& figures, LegBy by) {
    std::string out = "{";
    for (std::size_t i = 0; i < engine::measures; ++i) {
        const auto measure = static_cast<engine::Measure>(i);
        if (!applies(measure, by)) continue;
        const MeasureFigure& f = figures[i];
        out += fmt::format(R"({}"{}":{{"count":{},"good":{},"excluded":{},"contested":{},"share":{},"low":{},"high":{},"settled":{},"judged":{}}})", out.size() > 1 ? "," : "",
                           word(measure), f.count, f.good, f.excluded, f.contested, part(f.share), part(f.low), part(f.high), part(f.settled), f.judged);
    }
    return out + "}";
}

std::string rulesOf(const AppraisalRules& rules) {
    std::string weights;
    for (std::size_t i = 0; i < engine::measures; ++i) weights += fmt::format(R"({}"{}":{})", i == 0 ? "" : ",", word(static_cast<engine::Measure>(i)), rules.weights[i]);
    return fmt::format(R"({{"weights":{{{}}},"pacePercent":{},"minimumCases":{},"priorCases":{},"excellentFrom":{},"goodFrom":{},"passingFrom":{},"contestClass":{}}})", weights,
                       rules.pacePercent, rules.minimumCases, rules.priorCases, rules.excellentFrom, rules.goodFrom, rules.passingFrom, quoted(rules.contests));
}

/// `hall`: of which tickets' names are made, as everywhere on the interface.
std::string againstOf(const AgainstOne& one, const core::HallCode& hall) {
    std::string out = fmt::format(R"({{"measure":"{}","day":{},"number":{})", word(one.measure), quoted(isoDate(one.day)), quoted(one.number));
    if (one.ticket.value != 0) out += fmt::format(R"(,"ticket":{},"item":{})", quoted(fmt::format("{}-{}", hall.value, one.ticket.value)), quoted(one.item));
    if (one.serviceMs) out += fmt::format(R"(,"serviceMs":{})", *one.serviceMs);
    if (one.usualMs) out += fmt::format(R"(,"usualMs":{})", *one.usualMs);
    out += fmt::format(R"(,"contest":"{}")", contests.at(static_cast<std::size_t>(one.contest)));
    if (!one.result.empty()) out += fmt::format(R"(,"result":{})", quoted(one.result));
    return out + "}";
}

}  // namespace

std::string json(const Appraisal& a, const OffsetAt& offsetAt) {
    std::string out = fmt::format(R"({{"hall":{{"code":{},"name":{}}},"period":{},"of":{},"from":{},"to":{},"by":"{}",)", quoted(a.hallCode.value), name(a.hall),
                                  quoted(word(a.period.kind)), quoted(a.period.of), quoted(isoDate(a.period.from)), quoted(isoDate(a.period.to)), wordOf(a.by));
    out += fmt::format(R"("upTo":{{"seq":{}{}}},"rules":{},"rows":[)", a.upTo,
                       a.upTo == 0 ? "" : fmt::format(R"(,"at":{})", quoted(rfc3339(a.upToAt, offsetAt(a.upToAt)))), rulesOf(a.rules));
    for (const AppraisalRow& row : a.rows) {
        if (&row != a.rows.data()) out += ',';
        out += fmt::format(R"({{"key":{},"name":{},"figures":{},"index":{},"grade":{}}})", quoted(row.key), name(row.name), figuresOf(row.figures, a.by),
                           row.index ? fmt::format("{:.1f}", *row.index) : "null", row.grade.empty() ? "null" : quoted(row.grade));
    }
    out += fmt::format(R"(],"all":{})", figuresOf(a.all, a.by));
    if (a.own) {
        out += R"(,"against":[)";
        for (const AgainstOne& one : a.against) out += (&one == a.against.data() ? "" : ",") + againstOf(one, a.hallCode);
        out += "]";
    }
    return out + "}";
}

std::string text(const Appraisal& a, const OffsetAt& offsetAt) {
    std::string out = fmt::format("{}  绩效考核 appraisal  {}  {} - {}\n", a.hall.zh, a.period.of, isoDate(a.period.from), isoDate(a.period.to));
    if (a.upTo != 0) out += fmt::format("up to event {} of {}\n", a.upTo, rfc3339(a.upToAt, offsetAt(a.upToAt)));
    const auto line = [&](std::string_view title, const MeasureFigures& figures, const AppraisalRow* row) {
        out += '\n' + std::string(title);
        if (row != nullptr) out += row->index ? fmt::format("   index 指数 {:.1f} {}", *row->index, row->grade) : "   no index: too few cases 样本不足，不评";
        out += '\n';
        for (std::size_t i = 0; i < engine::measures; ++i) {
            const MeasureFigure& f = figures[i];
            if (!applies(static_cast<engine::Measure>(i), a.by)) continue;
            out += "  " + padded(fmt::format("{} {}", titles[i].en, titles[i].zh), 52);
            if (f.count == 0) out += "-";
            else out += fmt::format("{:>6.1f}%  {} / {}  [{:.1f}, {:.1f}]", *f.share * 100, f.good, f.count, *f.low * 100, *f.high * 100);
            if (f.count > 0 && row != nullptr) out += f.judged ? fmt::format("  settled 校正 {:.1f}% x {}", *f.settled * 100, a.rules.weights[i]) : "  not judged 不评";
            if (f.contested > 0) out += fmt::format("  contested 异议中 {}", f.contested);
            if (f.excluded > 0) out += fmt::format("  left out 已剔除 {}", f.excluded);
            out += '\n';
        }
    };
    for (const AppraisalRow& row : a.rows) line(cutTo(row.name.zh == row.key ? row.key : row.key + " " + row.name.zh, 60), row.figures, &row);
    line("all 合计", a.all, nullptr);
    return out;
}

std::string csv(const Appraisal& a, core::Language language) {
    const bool zh = language == core::Language::zh;
    const auto said = [&](const char* chinese, const char* english) { return writing::csvField(zh ? chinese : english); };
    std::string out = "\xEF\xBB\xBF";
    out += said("编码", "Code") + ',' + said("名称", "Name") + ',' + said("指标", "Measure") + ',' + said("样本数", "Cases") + ',' + said("达标数", "Good") + ',' +
           said("达标率（%）", "Share (%)") + ',' + said("下限（%）", "Low (%)") + ',' + said("上限（%）", "High (%)") + ',' + said("校正后（%）", "Settled (%)") + ',' +
           said("权重", "Weight") + ',' + said("计入", "Judged") + ',' + said("异议中", "Contested") + ',' + said("已剔除", "Left out") + ',' + said("指数", "Index") + "\r\n";
    const auto percent = [](const std::optional<double>& share) { return share ? fmt::format("{:.2f}", *share * 100) : std::string(); };
    const auto lines = [&](const std::string& key, const std::string& title, const MeasureFigures& figures, const std::optional<double>& index) {
        for (std::size_t i = 0; i < engine::measures; ++i) {
            const MeasureFigure& f = figures[i];
            if (!applies(static_cast<engine::Measure>(i), a.by)) continue;
            out += fmt::format("{},{},{},{},{},{},{},{},{},{},{},{},{},{}\r\n", writing::csvField(key), writing::csvField(title), said(titles[i].zh, titles[i].en), f.count, f.good,
                               percent(f.share), percent(f.low), percent(f.high), percent(f.settled), a.rules.weights[i], f.judged ? 1 : 0, f.contested, f.excluded,
                               index ? fmt::format("{:.1f}", *index) : std::string());
        }
    };
    for (const AppraisalRow& row : a.rows) lines(row.key, zh || row.name.en.empty() ? row.name.zh : row.name.en, row.figures, row.index);
    lines({}, zh ? "合计" : "All", a.all, {});
    return out;
}

}  // namespace hall::reports
