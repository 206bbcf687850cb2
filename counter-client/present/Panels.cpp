// The lists that open beside the work: what they offer, and what choosing a row does.
#include <algorithm>
#include <utility>

#include "counter-client/present/Desk.hpp"

namespace hall::counter {

namespace {

constexpr std::int64_t minuteMs = 60'000;
constexpr std::size_t mostFound = 50;

constexpr std::array transferTabs{Phrase::tabQueues, Phrase::tabCounters, Phrase::tabClerks};

wire::Command named(std::string_view name) {
    wire::Command command;
    command.name = name;
    return command;
}

bool searched(Panel panel) { return panel == Panel::service; }

}  // namespace

wire::Name lettersOf(const std::vector<wire::CounterQueue>& queues, const std::string& code) {
    for (const auto& queue : queues) {
        if (queue.code == code) return same(queue.letters);
    }
    return same(code);
}

Phrase phraseOf(MenuEntry entry) {
    switch (entry) {
        case MenuEntry::signIn: return Phrase::menuSignIn;
        case MenuEntry::signOut: return Phrase::menuSignOut;
        case MenuEntry::lock: return Phrase::menuLock;
        case MenuEntry::issue: return Phrase::menuIssue;
        case MenuEntry::work: return Phrase::menuWork;
        case MenuEntry::office: return Phrase::menuOffice;
        case MenuEntry::tasks: return Phrase::menuTasks;
        case MenuEntry::supervision: return Phrase::menuSupervision;
        case MenuEntry::followUps: return Phrase::menuFollowUps;
    }
    return Phrase::none;
}

std::vector<Desk::Choice> Desk::transferChoices(std::size_t tab) const {
    std::vector<Choice> result;
    if (!view_ || !view_->current) return result;
    if (tab == 0) {
        for (const auto& queue : view_->queues) {
            if (queue.code == view_->current->queue) continue;
            Choice& choice = result.emplace_back();
            choice.row = {same(queue.letters), queue.name, Phrase::none, {}, queue.waiting};
            choice.command = named("transfer");
            choice.command.queue = queue.code;
        }
    } else if (tab == 1) {
        for (const auto& place : view_->places) {
            Choice& choice = result.emplace_back();
            const Phrase phase = place.phase == "open" ? Phrase::counterOpen : place.phase == "paused" ? Phrase::counterPaused : Phrase::counterClosed;
            choice.row = {same(place.label), {}, phase, {}, -1};
            choice.command = named("transfer");
            choice.command.toCounter = place.id;
        }
    } else {
        for (const auto& clerk : view_->clerks) {
            Choice& choice = result.emplace_back();
            choice.row.title = same(clerk);
            for (const auto& place : view_->places) {
                if (place.clerk != clerk) continue;
                choice.row.phrase = Phrase::atCounter;
                choice.row.argument = place.label;
            }
            choice.command = named("transfer");
            choice.command.toClerk = clerk;
        }
    }
    return result;
}

std::vector<Desk::Choice> Desk::ticketChoices(const std::vector<wire::WaitingTicket>& tickets, std::string_view name,
                                              const Moment& now) const {
    std::vector<Choice> result;
    for (const auto& ticket : tickets) {
        Choice& choice = result.emplace_back();
        const auto minutes = std::max<std::int64_t>(0, (now.serverMs - ticket.since.utcMs) / minuteMs);
        choice.row = {same(ticket.number), ticket.itemName, Phrase::none, {}, minutes};
        choice.command = named(name);
        choice.command.ticket = ticket.id;
        choice.subject = same(ticket.number);
    }
    return result;
}

std::vector<Desk::Choice> Desk::placeChoices() const {
    std::vector<Choice> result;
    const auto add = [&](Phrase phrase, const char* place) -> Choice& {
        Choice& choice = result.emplace_back();
        choice.row.phrase = phrase;
        choice.command = named("return");
        choice.command.place = place;
        return choice;
    };
    add(Phrase::placeByAge, "by-age");
    add(Phrase::placeFirst, "first");
    Choice& behind = add(Phrase::placeBehind, "behind");
    behind.command.behind = behind_;
    behind.row.argument = std::to_string(behind_);
    add(Phrase::placeLast, "last");
    return result;
}

std::vector<Desk::Choice> Desk::serviceChoices() const {
    std::vector<Choice> result;
    if (!finder_ || !view_) return result;
    for (const auto* item : finder_->find(query_, mostFound)) {
        Choice& choice = result.emplace_back();
        choice.row = {lettersOf(view_->queues, item->queue), item->shortName.zh.empty() ? item->name : item->shortName, Phrase::none, {}, -1};
        choice.command = named("add-service");
        choice.command.item = item->code;
    }
    return result;
}

std::vector<Desk::Choice> Desk::explainChoices(const Moment& now) const {
    std::vector<Choice> result;
    if (view_->current) {
        Choice& choice = result.emplace_back();
        choice.row = {same(view_->current->number), view_->current->itemName, Phrase::none, {}, -1};
        choice.subject = same(view_->current->number);
    }
    for (auto& choice : ticketChoices(view_->waiting, {}, now)) result.push_back(std::move(choice));
    return result;
}

std::vector<Desk::Choice> Desk::choicesOf(Panel panel, const Moment& now) const {
    std::vector<Choice> result;
    if (panel == Panel::menu) {
        for (const MenuEntry entry : menu_) {
            Choice& choice = result.emplace_back();
            choice.row.phrase = phraseOf(entry);
            choice.menu = entry;
        }
        return result;
    }
    if (!view_) return result;
    switch (panel) {
        case Panel::transfer: return transferChoices(tab_);
        case Panel::held: return ticketChoices(view_->held, "resume", now);
        case Panel::missed: return ticketChoices(view_->missed, "bring-back", now);
        case Panel::pick: return ticketChoices(view_->waiting, "pick", now);
        case Panel::place: return placeChoices();
        case Panel::service: return serviceChoices();
        case Panel::explain: return explainChoices(now);
        case Panel::pause:
            for (const auto& reason : pauseReasons) {
                Choice& choice = result.emplace_back();
                choice.row.phrase = reason.phrase;
                choice.command = named("pause");
                choice.command.reason = reason.code;
            }
            return result;
        case Panel::pickReason:
            for (const auto& reason : pickReasons) {
                Choice& choice = result.emplace_back();
                choice.row.phrase = reason.phrase;
                choice.command = asked_;
                choice.command.reason = reason.code;
            }
            return result;
        default: return result;
    }
}

std::optional<wire::Command> Desk::choose(std::size_t row, const Moment& now) {
    if (panel_ == Panel::none || searched(panel_) || row >= choicesPerPage) return std::nullopt;
    const auto choices = choicesOf(panel_, now);
    const std::size_t index = static_cast<std::size_t>(page_) * choicesPerPage + row;
    return index < choices.size() ? take(choices[index], now) : std::nullopt;
}

std::optional<wire::Command> Desk::chooseSelected(const Moment& now) {
    if (!searched(panel_)) return std::nullopt;
    const auto choices = choicesOf(panel_, now);
    return selected_ < choices.size() ? take(choices[selected_], now) : std::nullopt;
}

std::optional<wire::Command> Desk::take(const Choice& choice, const Moment& now) {
    if (Sentence why = obstacle(actOf(panel_), now); why.phrase != Phrase::none) {
        tell(std::move(why), Tone::note, now);
        return std::nullopt;
    }
    switch (panel_) {
        case Panel::menu:
            open(Panel::none);
            menuChosen_ = choice.menu;
            return std::nullopt;
        case Panel::pick:
            open(Panel::pickReason);
            asked_ = choice.command;
            subject_ = choice.subject;
            return std::nullopt;
        case Panel::explain:
            open(Panel::explanation);
            subject_ = choice.subject;
            busy_ = true;
            request_ = Request{Ask::explain, "GET", "/api/v1/explanations/" + subject_.zh, Bearer::session, {}, {}, {}};
            return std::nullopt;
        default: open(Panel::none); return choice.command;
    }
}

void Desk::turnPage(std::int32_t by) {
    const auto count = choicesOf(panel_, {}).size();
    const auto pages = static_cast<std::int32_t>((count + choicesPerPage - 1) / choicesPerPage);
    page_ = std::clamp(page_ + by, 0, std::max(0, pages - 1));
    const std::size_t first = static_cast<std::size_t>(page_) * choicesPerPage;
    if (searched(panel_) && (selected_ < first || selected_ >= first + choicesPerPage)) selected_ = first;
}

void Desk::turnTab(std::int32_t by) {
    if (panel_ == Panel::place) behind_ = std::clamp<std::int64_t>(behind_ + by, 1, mostBehind);
    if (panel_ != Panel::transfer) return;
    const auto tabs = static_cast<std::int32_t>(transferTabs.size());
    tab_ = static_cast<std::size_t>((static_cast<std::int32_t>(tab_) + by % tabs + tabs) % tabs);
    page_ = 0;
}

void Desk::search(std::string text) {
    if (!searched(panel_) || text == query_) return;
    query_ = std::move(text);
    selected_ = 0;
    page_ = 0;
}

void Desk::moveSelection(std::int32_t by) {
    if (!searched(panel_)) return;
    const auto count = static_cast<std::int64_t>(choicesOf(panel_, {}).size());
    if (count == 0) return;
    selected_ = static_cast<std::size_t>(std::clamp<std::int64_t>(static_cast<std::int64_t>(selected_) + by, 0, count - 1));
    page_ = static_cast<std::int32_t>(selected_ / choicesPerPage);
}

Sentence Desk::panelTitle() const {
    switch (panel_) {
        case Panel::transfer: return {tab_ == 0 ? Phrase::chooseQueue : tab_ == 1 ? Phrase::chooseCounter : Phrase::chooseClerk, {}};
        case Panel::pause: return {Phrase::chooseReason, {}};
        case Panel::held: return {Phrase::chooseHeld, {}};
        case Panel::missed: return {Phrase::chooseMissed, {}};
        case Panel::pick: return {Phrase::choosePicked, {}};
        case Panel::pickReason: return {Phrase::choosePickReason, {subject_}};
        case Panel::place: return {Phrase::choosePlace, {same(view_ && view_->current ? view_->current->number : std::string())}};
        case Panel::service: return {Phrase::chooseService, {}};
        case Panel::explain: return {Phrase::chooseExplained, {}};
        case Panel::explanation: return {Phrase::explanationOf, {subject_}};
        case Panel::approval: return {Phrase::approvalTitle, {subject_}};
        case Panel::menu: return {Phrase::menuTitle, {}};
        case Panel::none: break;
    }
    return {};
}

Sentence Desk::panelHint() const {
    switch (panel_) {
        case Panel::transfer: return {Phrase::hintTabs, {}};
        case Panel::place: return {Phrase::hintBehind, {}};
        case Panel::service: return {Phrase::hintSearch, {}};
        case Panel::approval: return {Phrase::hintApproval, {}};
        default: return {};
    }
}

Sentence Desk::panelEmpty() const {
    if (panel_ == Panel::transfer) return {Phrase::nothingInTab, {}};
    if (panel_ == Panel::explanation) return busy_ ? Sentence{Phrase::explaining, {}} : error_;
    if (panel_ != Panel::service) return {};
    return {finder_ ? Phrase::searchNothing : Phrase::searchLoading, {}};
}

void Desk::fillPanel(Screen& screen, const Moment& now) const {
    PanelScreen& panel = screen.panel;
    panel.panel = panel_;
    if (panel_ == Panel::none) return;
    panel.title = panelTitle();
    panel.hint = panelHint();
    panel.digits = !searched(panel_);
    panel.busy = busy_;
    panel.error = error_;
    panel.lines = lines_;
    panel.opening = opening_;
    if (panel_ == Panel::transfer) {
        panel.tabs.assign(transferTabs.begin(), transferTabs.end());
        panel.tab = tab_;
    }
    const auto choices = choicesOf(panel_, now);
    if (choices.empty() && lines_.empty()) panel.empty = panelEmpty();
    panel.pages = std::max<std::int32_t>(1, static_cast<std::int32_t>((choices.size() + choicesPerPage - 1) / choicesPerPage));
    panel.page = std::clamp(page_, 0, panel.pages - 1);
    const auto first = std::min(choices.size(), static_cast<std::size_t>(panel.page) * choicesPerPage);
    const auto last = std::min(choices.size(), first + choicesPerPage);
    for (auto i = first; i < last; ++i) panel.rows.push_back(choices[i].row);
    panel.selected = selected_ >= first ? selected_ - first : 0;
}

}  // namespace hall::counter
