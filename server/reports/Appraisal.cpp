#include "server/reports/Appraisal.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace hall::reports {

using engine::LegBy;
using engine::LegName;
using engine::Measure;
using engine::StoreFault;

namespace {

constexpr std::array measureWords{"pace", "once", "promise", "complaints", "answers"};
constexpr double z = 1.645;                      // nine of ten
constexpr std::size_t againstAtMost = 200;

Measure measureAt(std::size_t i) { return static_cast<Measure>(i); }

/// "s2" before "s12".
bool byCode(const AppraisalRow& a, const AppraisalRow& b) {
    if (a.key.size() != b.key.size()) return a.key.size() < b.key.size();
    return a.key < b.key;
}

engine::TallyAsked askedOf(const AppraisalRules& rules, const Period& period, LegBy by) {
    engine::TallyAsked asked;
    asked.by = by;
    asked.from = period.from;
    asked.to = period.to;
    asked.pacePercent = rules.pacePercent;
    asked.contests = rules.contests;
    asked.upheld = rules.upheld;
    return asked;
}

void settle(MeasureFigure& figure, const MeasureFigure& all, const AppraisalRules& rules) {
    if (figure.count == 0) return;
    const auto count = static_cast<double>(figure.count), good = static_cast<double>(figure.good);
    figure.share = good / count;
    std::tie(figure.low, figure.high) = wilson(figure.good, figure.count);
    const double common = static_cast<double>(all.good) / static_cast<double>(all.count);
    figure.settled = (good + rules.priorCases * common) / (count + rules.priorCases);
    figure.judged = figure.count >= rules.minimumCases;
}

/// Less than half of the weight that applies to such rows says too little of them: then there is no index.
void judge(AppraisalRow& row, LegBy by, const AppraisalRules& rules) {
    double sum = 0, weights = 0, all = 0;
    for (std::size_t i = 0; i < engine::measures; ++i) {
        if (applies(measureAt(i), by)) all += rules.weights[i];
        if (!row.figures[i].judged) continue;
        sum += rules.weights[i] * *row.figures[i].settled;
        weights += rules.weights[i];
    }
    if (weights == 0 || 2 * weights < all) return;
    row.index = 100 * sum / weights;
    row.grade = *row.index >= rules.excellentFrom ? "excellent" : *row.index >= rules.goodFrom ? "good" : *row.index >= rules.passingFrom ? "passing" : "below";
}

}  // namespace

std::string_view word(Measure measure) { return measureWords.at(static_cast<std::size_t>(measure)); }

bool applies(Measure measure, LegBy by) {
    switch (measure) {
        case Measure::pace:
        case Measure::once: return by != LegBy::department;   // counters serve the items of many departments
        case Measure::promise: return by != LegBy::counter;
        case Measure::complaints: return true;
        case Measure::answers: return by == LegBy::department;
    }
    return false;
}

std::pair<double, double> wilson(std::int64_t good, std::int64_t count) {
    const auto n = static_cast<double>(count);
    const double p = static_cast<double>(good) / n, square = z * z;
    const double centre = (p + square / (2 * n)) / (1 + square / n);
    const double half = z / (1 + square / n) * std::sqrt(p * (1 - p) / n + square / (4 * n * n));
    return {std::max(0.0, centre - half), std::min(1.0, centre + half)};
}

std::variant<AppraisalQuestion, WrongQuestion> appraisalQuestionOf(const Parameters& parameters) {
    AppraisalQuestion question;
    Parameters rest;
    bool periodGiven = false;
    std::map<std::string, std::string> mine;
    for (const auto& [name, value] : parameters) {
        if (name == "within" || name == "compare") return WrongQuestion{{}, "there is a parameter that appraisals do not have"};
        if (name == "by" || name == "person") {
            if (!mine.emplace(name, value).second) return WrongQuestion{name, "stands twice"};
            continue;
        }
        periodGiven = periodGiven || name == "period" || name == "from" || name == "to";
        rest.emplace_back(name, value);
    }
    if (!periodGiven) rest.emplace_back("period", "month");
    auto read = questionOf(rest);
    if (auto* wrong = std::get_if<WrongQuestion>(&read)) return std::move(*wrong);
    auto& period = std::get<PeriodQuestion>(read);
    if (period.format == Format::xlsx) return WrongQuestion{"format", "wants json or csv"};
    question.kind = period.kind;
    question.period = std::move(period.period);
    question.format = period.format;
    question.language = period.language;
    if (const auto by = mine.find("by"); by != mine.end()) {
        if (by->second == "person") question.by = LegBy::clerk;
        else if (by->second == "counter") question.by = LegBy::counter;
        else if (by->second == "department") question.by = LegBy::department;
        else return WrongQuestion{"by", "wants person, counter or department"};
    }
    if (const auto person = mine.find("person"); person != mine.end()) {
        if (question.by != LegBy::clerk || person->second.empty()) return WrongQuestion{"person", "goes with by=person, and is a pseudonym"};
        question.only = {person->second};
    }
    return question;
}

std::variant<Appraisal, WrongQuestion, StoreFault> appraisal(engine::LegTable& table, const AppraisalQuestion& question, const AppraisalRules& rules) {
    Appraisal out;
    out.by = question.by;
    out.rules = rules;
    out.own = !question.only.value.empty();
    const auto standing = table.standing();
    if (!standing) return StoreFault::failed;
    if (question.period) {
        out.period = *question.period;
    } else {
        const auto day = table.lastDay();
        if (!day) return WrongQuestion{"of", "the hall has not been open yet: say which period"};
        out.period = periodWith(question.kind, *day);
    }
    out.upTo = standing->upTo;
    out.upToAt = standing->upToAt;
    StoreFault fault = table.names(LegName::hall, [&](std::int64_t, engine::LegNamed named) {
        out.hallCode = {named.code};
        out.hall = named.name;
    });

    std::map<std::int64_t, MeasureFigures> found;
    engine::TallyAsked asked = askedOf(rules, out.period, question.by);
    for (std::size_t i = 0; i < engine::measures && fault == StoreFault::none; ++i) {
        asked.measure = measureAt(i);
        if (!applies(asked.measure, question.by)) continue;
        fault = table.tally(asked, [&](const engine::Tally& tally) {
            MeasureFigure& one = found[tally.group][i];
            one.count = tally.count, one.good = tally.good, one.excluded = tally.excluded, one.contested = tally.contested;
            out.all[i].count += tally.count;
            out.all[i].good += tally.good;
            out.all[i].excluded += tally.excluded;
            out.all[i].contested += tally.contested;
        });
    }
    if (fault != StoreFault::none) return fault;
    const LegName kind = question.by == LegBy::clerk ? LegName::clerk : question.by == LegBy::counter ? LegName::counter : LegName::department;
    fault = table.names(kind, [&](std::int64_t id, engine::LegNamed named) {
        const auto one = found.find(id);
        if (one == found.end() || (out.own && named.code != question.only.value)) return;
        if (named.name.zh.empty()) named.name.zh = named.code;
        out.rows.push_back({named.code, std::move(named.name), one->second, {}, {}});
    });
    if (fault != StoreFault::none) return fault;
    std::stable_sort(out.rows.begin(), out.rows.end(), byCode);
    for (AppraisalRow& row : out.rows) {
        for (std::size_t i = 0; i < engine::measures; ++i) settle(row.figures[i], out.all[i], rules);
        judge(row, question.by, rules);
    }
    for (MeasureFigure& figure : out.all) settle(figure, figure, rules);
    if (out.own) fault = table.against(question.only, asked, againstAtMost, [&](engine::AgainstOne one) { out.against.push_back(std::move(one)); });
    if (fault != StoreFault::none) return fault;
    return out;
}

}  // namespace hall::reports
