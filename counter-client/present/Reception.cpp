#include "counter-client/present/Reception.hpp"

#include <algorithm>
#include <cstdio>
#include <utility>

namespace hall::counter {

namespace {

/// "2026-11-21 09:05" where the hall is.
std::string minuteText(const wire::Time& time) {
    const std::string text = wire::format(time);  // "2026-11-21T09:05:00.123+08:00"
    return text.size() < 16 ? text : text.substr(0, 10) + ' ' + text.substr(11, 5);
}

const wire::Name& shownName(const wire::CatalogueItem& item) { return item.shortName.zh.empty() ? item.name : item.shortName; }

}  // namespace

void Reception::viewArrived(const wire::CounterView& view) {
    hall_ = view.hall;
    classes_ = view.classes;
    queues_ = view.queues;
    if (klass_ >= std::max<std::size_t>(1, classes_.size())) klass_ = 0;
}

std::vector<const wire::CatalogueItem*> Reception::found() const {
    return finder_ ? finder_->find(query_, choicesPerPage) : std::vector<const wire::CatalogueItem*>{};
}

wire::Name Reception::nameOf(const std::string& code) const {
    const auto* item = finder_ ? finder_->item(code) : nullptr;
    return item ? shownName(*item) : same(code);
}

void Reception::search(std::string text) {
    if (text == query_) return;
    query_ = std::move(text);
    selected_ = 0;
}

void Reception::moveSelection(std::int32_t by) {
    const auto count = static_cast<std::int64_t>(found().size());
    if (count == 0) return;
    selected_ = static_cast<std::size_t>(std::clamp<std::int64_t>(static_cast<std::int64_t>(selected_) + by, 0, count - 1));
}

void Reception::add(const wire::CatalogueItem& item) {
    if (!underWay_.empty()) return;
    if (chosen_.size() >= mostServices) {
        said_ = {Phrase::receptionFull, {same(std::to_string(mostServices))}};
        return;
    }
    said_ = {};
    chosen_.push_back(item.code);
    query_.clear();
    selected_ = 0;
    ++opening_;
}

void Reception::take(std::size_t row) {
    const auto items = found();
    if (row < items.size()) add(*items[row]);
}

std::optional<wire::Command> Reception::enter() {
    if (query_.empty() && !chosen_.empty()) return issue();
    take(selected_);
    return std::nullopt;
}

std::optional<wire::Command> Reception::issue() {
    if (!underWay_.empty()) return std::nullopt;
    if (chosen_.empty()) {
        said_ = {Phrase::receptionNothingChosen, {}};
        return std::nullopt;
    }
    wire::Command command;
    command.name = "issue";
    command.item = chosen_.front();
    if (chosen_.size() > 1) command.further = std::vector<std::string>(chosen_.begin() + 1, chosen_.end());
    if (klass_ < classes_.size()) command.klass = classes_[klass_].code;
    command.language = english_ ? "en" : "zh";
    return command;
}

void Reception::removeLast() {
    if (!underWay_.empty() || !query_.empty() || chosen_.empty()) return;
    chosen_.pop_back();
    said_ = {};
}

void Reception::chooseClass(std::size_t index) {
    if (index < classes_.size()) klass_ = index;
}

bool Reception::clear() {
    if (!underWay_.empty()) return true;
    const bool something = !query_.empty() || !chosen_.empty() || klass_ != 0 || english_ || said_.phrase != Phrase::none;
    query_.clear();
    selected_ = 0;
    chosen_.clear();
    klass_ = 0;
    english_ = false;  // the next visitor's language is asked anew
    said_ = {};
    ++opening_;
    return something;
}

void Reception::sent(const wire::Command& command) {
    if (command.name != "issue") return;
    underWay_ = command.id;
    number_.clear();
    printing_ = {};
    said_ = {};
}

void Reception::receiptArrived(const wire::Receipt& receipt) {
    if (underWay_.empty() || receipt.id != underWay_) return;
    underWay_.clear();
    if (receipt.problem || !receipt.ticket) {
        if (receipt.problem) said_ = wording(*receipt.problem);
        return;
    }
    const wire::Ticket& ticket = *receipt.ticket;
    number_ = ticket.number;
    ahead_ = ticket.ahead.value_or(-1);
    queue_ = same(ticket.queue);
    for (const auto& queue : queues_) {
        if (queue.code == ticket.queue) queue_ = queue.name;
    }
    Slip& slip = slip_.emplace();
    slip.hall = inLanguage(hall_);
    slip.number = number_;
    slip.queue = inLanguage(queue_);
    slip.item = inLanguage(ticket.itemName);
    for (std::size_t i = 1; i < classes_.size(); ++i) {
        if (classes_[i].code == ticket.klass) slip.klass = inLanguage(classes_[i].name);
    }
    slip.time = minuteText(ticket.issuedAt);
    slip.ahead = ahead_;
    slip.english = english_;
    printing_ = {printer_ ? Phrase::receptionPrinting : Phrase::receptionNoPrinter, {}};
    printingTone_ = Tone::note;
    clear();
}

void Reception::printed(bool well) {
    printing_ = {well ? Phrase::receptionPrinted : Phrase::receptionNotPrinted, {}};
    printingTone_ = well ? Tone::good : Tone::problem;
}

ReceptionScreen Reception::screen() const {
    ReceptionScreen screen;
    for (const auto* item : found()) screen.found.push_back({lettersOf(queues_, item->queue), shownName(*item), Phrase::none, {}, -1});
    screen.selected = selected_;
    if (!finder_) screen.empty = {Phrase::searchLoading, {}};
    else if (screen.found.empty()) screen.empty = {Phrase::searchNothing, {}};
    for (const auto& code : chosen_) screen.chosen.push_back(nameOf(code));
    for (const auto& klass : classes_) screen.classes.push_back(klass.name);
    screen.klass = klass_;
    screen.english = english_;
    screen.busy = !underWay_.empty();
    screen.number = number_;
    screen.queue = queue_;
    screen.ahead = ahead_;
    screen.printing = said_.phrase != Phrase::none ? said_ : printing_;
    screen.printingTone = said_.phrase != Phrase::none ? Tone::problem : printingTone_;
    screen.opening = opening_;
    return screen;
}

}  // namespace hall::counter
