#include "server/net/Switchboard.hpp"

#include <algorithm>
#include <utility>

#include "server/net/Talk.hpp"

namespace hall::net {

namespace {
/// Thousands of phones are told of one change: whoever gives a command waits for so many of them at most.
constexpr std::size_t phonesInATurn = 32;
}  // namespace

Switchboard::Switchboard(Settings given, Ports givenPorts)
    : settings(std::move(given)), ports(std::move(givenPorts)),
      publisher({settings.publicUrl, settings.visitKey, Publisher::Settings{}.countersAtOnce, ports.forecasts}, ports.clock, ports.zone, *this), known(std::make_shared<Directory>()),
      topics_(firstCounterTopic) {}

Switchboard::~Switchboard() = default;

void Switchboard::view(Topic topic, Frame frame) {
    post([this, topic, frame = std::move(frame)] {
        if (topic >= topics_.size()) return;
        for (Talk* talk : topics_[topic]) talk->view(topic, frame);
    });
}

void Switchboard::visit(core::TicketId ticket, Frame frame, Topic queue, Frame line) {
    post([this, ticket, queue, frame = std::move(frame), line = std::move(line)] {
        const auto found = visits_.find(ticket);
        if (found == visits_.end()) return;
        for (Talk* talk : std::vector<Talk*>(found->second)) talk->visit(frame, queue, line);
    });
}

void Switchboard::directory(std::shared_ptr<const Directory> directory) {
    post([this, directory = std::move(directory)]() mutable {
        topics_.resize(std::max(topics_.size(), firstCounterTopic + directory->counters.size()));
        known = std::move(directory);
    });
}

void Switchboard::catchUp() {
    const bool taken = engine != nullptr && engine->ask([this](const core::State& state, engine::EventLog&) {
        if (publisher.catchUp(state)) post([this] { catchUp(); });
    });
    if (!taken && !stopping) catchUpLater();
}

std::optional<Topic> Switchboard::leasesTopic(const std::string& kiosk) {
    if (const auto given = leasesTopics_.find(kiosk); given != leasesTopics_.end()) return given->second;
    if (leasesTopics_.size() == hall::net::leasesTopics) return std::nullopt;
    return leasesTopics_.emplace(kiosk, firstLeasesTopic + static_cast<Topic>(leasesTopics_.size())).first->second;
}

void Switchboard::subscribe(Talk& talk, Topic topic) {
    if (topic >= topics_.size()) topics_.resize(topic + 1);
    topics_[topic].push_back(&talk);
}

void Switchboard::unsubscribe(Talk& talk, Topic topic) {
    auto& watchers = topics_[topic];
    const auto found = std::find(watchers.begin(), watchers.end(), &talk);
    if (found == watchers.end()) return;
    *found = watchers.back();
    watchers.pop_back();
}

void Switchboard::subscribeVisit(Talk& talk, core::TicketId ticket) {
    auto& lines = visits_[ticket];
    lines.push_back(&talk);
    if (lines.size() > settings.limits.linesPerTicket) lines.front()->displace();
}

void Switchboard::unsubscribeVisit(Talk& talk, core::TicketId ticket) {
    const auto found = visits_.find(ticket);
    if (found == visits_.end()) return;
    std::erase(found->second, &talk);
    if (found->second.empty()) visits_.erase(found);
}

void Switchboard::markDirty(std::shared_ptr<Talk> talk) {
    if (talk->isPhone()) dirtyPhones_.push_back(std::move(talk));
    else (talk->first() ? dirtyFirst_ : dirty_).push_back(std::move(talk));
    if (!std::exchange(flushAsked_, true)) flushSoon();
}

void Switchboard::flush() {
    flushAsked_ = false;
    std::vector<std::shared_ptr<Talk>> batch;
    for (auto* list : {&dirtyFirst_, &dirty_}) {
        batch.swap(*list);
        for (const auto& talk : batch) talk->flush();
        batch.clear();
        if (list->empty()) list->swap(batch);  // keeps the capacity
    }
    for (std::size_t written = 0; written < phonesInATurn && !dirtyPhones_.empty(); ++written) {
        const std::shared_ptr<Talk> talk = std::move(dirtyPhones_.front());
        dirtyPhones_.pop_front();
        talk->flush();
    }
    if (!dirtyPhones_.empty() && !std::exchange(flushAsked_, true)) flushSoon();
}

}  // namespace hall::net
