#include "tests/simulation/whole/CityWitness.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <variant>

#include "schema/wire/City.hpp"
#include "server/engine/CrashRecord.hpp"
#include "tests/simulation/whole/Words.hpp"

namespace hall::sim::whole {

namespace {

/// docs/protocol.md, "The city's platform": event of the log, types of which the platform is told one.
constexpr std::array<std::pair<std::string_view, std::string_view>, 19> toldAs{{
    {"ApplicationReceived", " applied "}, {"CaseReceived", " received "}, {"MissingNotified", " correcting "}, {"CaseSupplemented", " supplemented "},
    {"CaseAccepted", " accepted "}, {"CaseRefused", " refused not-required "}, {"WithdrawalAsked", " withdrawing "}, {"WithdrawalDeclined", " withdrawal-declined "},
    {"CaseWithdrawn", " withdrawn "}, {"TaskStarted", " item-started "}, {"TaskDecided", " item-decided "}, {"TaskDropped", " item-dropped "},
    {"LimitExtended", " limit-extended "}, {"ProcedureStarted", " procedure-started "}, {"ProcedureEnded", " procedure-ended "}, {"CaseDecided", " decided "},
    {"ResultHandedOver", " delivered "}, {"CaseArchived", " archived "}, {"CaseRevoked", " revoked recalled "},
}};

std::string caseOf(const core::EventBody& body) {
    return std::visit(
        [](const auto& event) -> std::string {
            if constexpr (requires { event.number.value; }) return event.number.value;
            else return {};
        },
        body);
}

}  // namespace

void CityWitness::committed(const core::Event& event) {
    const auto told = std::find_if(toldAs.begin(), toldAs.end(), [name = engine::name(event.body)](const auto& row) { return row.first == name; });
    if (told == toldAs.end()) return;
    Due due;
    due.number = caseOf(event.body);
    due.types = told->second;
    due.atMs = event.at.utcMs;
    due.before = std::exchange(last_[due.number], event.seq);
    due_.emplace(event.seq, std::move(due));
}

std::uint64_t CityWitness::arrived(const std::string& id, const std::string& body, bool signedByTheHall) {
    const std::uint64_t seq = serialOf(id);
    const auto found = due_.find(seq);
    if (found == due_.end()) {
        wrong_("I11: the city was told of " + id + ", which is not in the log or none of its business");
        return 0;
    }
    Due& due = found->second;
    if (!signedByTheHall) wrong_("I11: " + id + " came with a signature that is not the hall's");
    if (!due.body.empty()) {
        ++repeats_;
        if (due.body != body) wrong_("I11: " + id + " came again with other words");
        return seq;
    }
    due.body = body;
    const auto before = due_.find(due.before);
    if (before != due_.end() && !before->second.answered)
        wrong_("I11: " + id + " came before " + std::to_string(due.before) + " of the same case was answered as taken");
    const auto parsed = wire::parseCityEvent(body);
    const auto* event = std::get_if<wire::CityEvent>(&parsed);
    if (event == nullptr) {
        wrong_("I11: the city does not understand " + id);
        return seq;
    }
    constexpr std::string_view begin = "cn.onewindow.case.", end = ".v1";
    const bool shaped = event->type.starts_with(begin) && event->type.ends_with(end);
    const std::string type = shaped ? event->type.substr(begin.size(), event->type.size() - begin.size() - end.size()) : "?";
    if (event->id != id || event->data.number != due.number || event->time.utcMs != due.atMs || due.types.find(" " + type + " ") == std::string::npos)
        wrong_("I11: " + id + " says " + event->type + " of " + event->data.number + ", the log says otherwise");
    due.application = event->subject;
    due.state = event->data.state;
    return seq;
}

void CityWitness::knockedInVain(std::int64_t nowMs) {
    // Eight cases at once may find out together; then one goes ahead, at least the first pause apart.
    constexpr std::int64_t windowMs = 10'000;
    constexpr std::size_t together = 8, apart = 10, spare = 6;
    knocks_.push_back(nowMs);
    while (knocks_.front() <= nowMs - windowMs) knocks_.pop_front();
    if (knocks_.size() > together + apart + spare) wrong_("I11: the city is away, and the hall knocks " + std::to_string(knocks_.size()) + " times in ten seconds");
}

void CityWitness::kept(std::uint64_t seq) {
    const auto found = due_.find(seq);
    if (found == due_.end() || std::exchange(found->second.kept, true)) return;  // the receiver drops repeats by their id
    pictures_[found->second.application] = found->second.state;
}

void CityWitness::answered(std::uint64_t seq) {
    const auto found = due_.find(seq);
    if (found != due_.end() && !std::exchange(found->second.answered, true)) ++answered_;
}

void CityWitness::atTheEnd(const core::State& state) {
    for (const auto& [seq, due] : due_)
        if (!due.answered) return wrong_("I11: all is mended, and the city never took event " + std::to_string(seq));
    for (const auto& [number, one] : state.casework.cases) {
        const auto picture = pictures_.find(one.application.value);
        if (picture != pictures_.end() && picture->second != core::word(one.state))
            return wrong_("I11: the city believes that " + number.value + " is " + picture->second + ", and it is " + std::string(core::word(one.state)));
    }
}

}  // namespace hall::sim::whole
