#include "counter-client/present/Rating.hpp"

#include <algorithm>

namespace hall::counter {

namespace {

/// Nobody knows whether the server took it, or it is to be asked later: ask again.
bool isUnheard(const Answer& answer) { return answer.status == 0 || answer.status == 429 || answer.status >= 500; }

std::string pathOf(const std::string& ticket) { return "/api/v1/tickets/" + ticket + "/rating"; }

}  // namespace

void RatingDesk::viewArrived(const wire::CounterView& view, const Moment& now) {
    hall_ = view.hall;
    counter_ = view.label;
    const auto left = std::exchange(served_, std::nullopt);
    if (view.current && view.current->state == "serving") served_ = Visit{view.current->id, view.current->language == "en"};
    if (view.current) {
        // The next visitor comes, or the last one came back by an undo.
        wanted_.reset();
        if (page_ != RatingPage::quiet) end();
    } else if (left) {
        begin(*left, now);
    }
}

/// Whether the visit was finished, or only put aside, the server knows: it is asked.
void RatingDesk::begin(Visit visit, const Moment& now) {
    if (page_ != RatingPage::quiet) end();
    wanted_ = std::move(visit);
    wantedUntil_ = now.steadyMs + ratingSilenceMs;
    askOffer();
}

void RatingDesk::askOffer() {
    againAt_ = 0;
    Request request{Ask::ratingOffer, "GET", pathOf(wanted_->ticket), Bearer::device, {}, {}, {}};
    request.subject = wanted_->ticket;
    requests_.push_back(std::move(request));
}

void RatingDesk::answered(const Request& request, const Answer& answer, const Moment& now) {
    if (request.ask == Ask::ratingOffer && wanted_ && request.subject == wanted_->ticket) offered(answer, now);
    if (request.ask == Ask::rate && !unheard_.empty() && request.key == unheard_.front().key) heard(answer, now);
}

void RatingDesk::offered(const Answer& answer, const Moment& now) {
    if (isUnheard(answer)) {
        againAt_ = now.steadyMs + ratingAgainMs;
        return;
    }
    const Visit visit = *std::exchange(wanted_, std::nullopt);
    if (!answer.ratingOffer) return;
    off_ = answer.ratingOffer->state == "off";
    if (answer.ratingOffer->state != "open" && answer.ratingOffer->state != "again") return;
    ticket_ = visit.ticket;
    english_ = visit.english;
    large_ = false;
    services_ = answer.ratingOffer->services;
    reasons_ = answer.ratingOffer->reasons;
    chosen_.assign(reasons_.size(), false);
    level_ = 0;
    showFor(RatingPage::asking, ratingSilenceMs, now);
}

void RatingDesk::showFor(RatingPage page, std::int64_t ms, const Moment& now) {
    page_ = page;
    until_ = now.steadyMs + ms;
}

/// Whoever has pressed has rated: neither silence nor the next call takes it back.
void RatingDesk::end() {
    if (page_ == RatingPage::reasons || changeUntil_ > 0) keep();
    page_ = RatingPage::quiet;
    ticket_.clear();
    level_ = 0;
}

void RatingDesk::keep() {
    changeUntil_ = 0;
    Given given{ticket_, level_, {}, newKey_()};
    for (std::size_t i = 0; i < reasons_.size() && isBadRating(level_); ++i) {
        if (chosen_[i]) given.reasons.push_back(reasons_[i].code);
    }
    unheard_.push_back(std::move(given));
    if (unheard_.size() == 1) tellServer();
}

void RatingDesk::tellServer() {
    sendAgainAt_ = 0;
    const Given& given = unheard_.front();
    Request request{Ask::rate, "POST", pathOf(given.ticket), Bearer::device, {{"level", std::int64_t{given.level}}}, {}, {}};
    if (!given.reasons.empty()) request.fields.emplace_back("reasons", given.reasons);
    request.key = given.key;
    requests_.push_back(std::move(request));
}

void RatingDesk::heard(const Answer& answer, const Moment& now) {
    if (isUnheard(answer)) {
        sendAgainAt_ = now.steadyMs + std::max(ratingAgainMs, answer.retryAfterSeconds * 1'000);
        return;
    }
    const Given given = std::move(unheard_.front());
    unheard_.pop_front();
    // Only whoever still stands there is told.
    if (!answer.good() && page_ == RatingPage::thanks && given.ticket == ticket_) {
        showFor(answer.code == "already-rated"        ? RatingPage::rated
                : answer.code == "rating-not-offered" ? RatingPage::notOffered
                                                      : RatingPage::failed,
                ratingToldMs, now);
    }
    off_ = answer.code == "rating-not-offered" || (off_ && !answer.good());
    if (!unheard_.empty()) tellServer();
}

void RatingDesk::tick(const Moment& now) {
    if (wanted_ && now.steadyMs >= wantedUntil_) wanted_.reset();
    if (wanted_ && againAt_ > 0 && now.steadyMs >= againAt_) askOffer();
    if (!unheard_.empty() && sendAgainAt_ > 0 && now.steadyMs >= sendAgainAt_) tellServer();
    if (changeUntil_ > 0 && now.steadyMs >= changeUntil_) keep();
    if (page_ != RatingPage::quiet && now.steadyMs >= until_) end();
}

void RatingDesk::press(std::int32_t level, const Moment& now) {
    if (page_ != RatingPage::asking || level < 1 || level > ratingWorst) return;
    level_ = level;
    if (isBadRating(level)) return showFor(RatingPage::reasons, ratingSilenceMs, now);
    changeUntil_ = now.steadyMs + ratingChangeMs;
    showFor(RatingPage::thanks, ratingToldMs, now);
}

void RatingDesk::turnReason(std::size_t row, const Moment& now) {
    if (page_ != RatingPage::reasons || row >= chosen_.size()) return;
    chosen_[row] = !chosen_[row];
    until_ = now.steadyMs + ratingSilenceMs;
}

void RatingDesk::send(const Moment& now) {
    if (page_ != RatingPage::reasons) return;
    keep();
    showFor(RatingPage::thanks, ratingToldMs, now);
}

void RatingDesk::change(const Moment& now) {
    if (page_ != RatingPage::reasons && changeUntil_ == 0) return;
    changeUntil_ = 0;
    level_ = 0;
    showFor(RatingPage::asking, ratingSilenceMs, now);
}

void RatingDesk::turnLanguage(const Moment& now) {
    english_ = !english_;
    if (page_ == RatingPage::asking || page_ == RatingPage::reasons) until_ = now.steadyMs + ratingSilenceMs;
}

void RatingDesk::turnLetters(const Moment& now) {
    large_ = !large_;
    if (page_ == RatingPage::asking || page_ == RatingPage::reasons) until_ = now.steadyMs + ratingSilenceMs;
}

RatingScreen RatingDesk::screen() const {
    RatingScreen screen;
    screen.page = page_;
    screen.hall = hall_;
    screen.counter = counter_;
    screen.cutOff = cutOff_;
    screen.invites = !off_;
    if (page_ == RatingPage::quiet) return screen;
    screen.english = english_;
    screen.large = large_;
    screen.services = services_;
    screen.level = level_;
    if (page_ == RatingPage::reasons) {
        for (std::size_t i = 0; i < reasons_.size(); ++i) screen.reasons.push_back({reasons_[i].name, chosen_[i]});
    }
    screen.mayChange = changeUntil_ > 0;
    screen.unheard = page_ == RatingPage::thanks && sendAgainAt_ > 0;
    return screen;
}

}  // namespace hall::counter
