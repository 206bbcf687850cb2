#include "server/net/Metrics.hpp"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include <map>

namespace hall::net {

namespace {

using prometheus::BuildCounter;
using prometheus::BuildGauge;
using prometheus::BuildHistogram;

using CounterFamily = prometheus::Family<prometheus::Counter>;

/// One counter for each status. Asking the family each time would build and hash its labels for every answer.
class ByStatus {
  public:
    explicit ByStatus(CounterFamily& family) : family_(family) {}
    void count(int status) {
        auto& counter = of_[status];
        if (counter == nullptr) counter = &family_.Add({{"status", std::to_string(status)}});
        counter->Increment();
    }

  private:
    CounterFamily& family_;
    std::map<int, prometheus::Counter*> of_;
};

}  // namespace

struct Metrics::Impl {
    prometheus::Registry registry;
    CounterFamily& turnedAway =
        BuildCounter().Name("hall_turned_away_total").Help("Requests and connections refused by the gate or a limit").Register(registry);
    ByStatus answers{BuildCounter().Name("hall_http_answers_total").Help("HTTP answers").Register(registry)};
    ByStatus commands{BuildCounter().Name("hall_commands_total").Help("Commands answered, over HTTP and WebSocket").Register(registry)};
    CounterFamily& watchersClosed =
        BuildCounter().Name("hall_watchers_closed_total").Help("WebSocket watchers closed by the server").Register(registry);
    CounterFamily& people =
        BuildCounter().Name("hall_people_total").Help("Sign-ins, locks, approvals and changes of accounts and devices").Register(registry);
    prometheus::Gauge& sessions = BuildGauge().Name("hall_sessions").Help("People signed in").Register(registry).Add({});
    prometheus::Counter& frames =
        BuildCounter().Name("hall_frames_written_total").Help("WebSocket frames written").Register(registry).Add({});
    prometheus::Counter& frameBytes =
        BuildCounter().Name("hall_frame_bytes_written_total").Help("Bytes of WebSocket frames written").Register(registry).Add({});
    prometheus::Counter& replaced = BuildCounter()
                                        .Name("hall_frames_replaced_total")
                                        .Help("Views that a newer one replaced before they were written")
                                        .Register(registry)
                                        .Add({});
    prometheus::Gauge& open = BuildGauge().Name("hall_connections").Help("Open connections").Register(registry).Add({});
    prometheus::Gauge& watchers = BuildGauge().Name("hall_watchers").Help("Open WebSockets").Register(registry).Add({});
    prometheus::Histogram& seconds =
        BuildHistogram()
            .Name("hall_command_seconds")
            .Help("From a command's arrival to its durable answer")
            .Register(registry)
            .Add({}, prometheus::Histogram::BucketBoundaries{0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 1, 5});
};

Metrics::Metrics() : impl_(std::make_unique<Impl>()) {}
Metrics::~Metrics() = default;

void Metrics::connections(std::size_t open, std::size_t watchers) {
    impl_->open.Set(static_cast<double>(open));
    impl_->watchers.Set(static_cast<double>(watchers));
}

void Metrics::turnedAway(std::string_view code) { impl_->turnedAway.Add({{"code", std::string(code)}}).Increment(); }

void Metrics::answered(int status) { impl_->answers.count(status); }

void Metrics::command(int status, std::chrono::nanoseconds took) {
    impl_->commands.count(status);
    impl_->seconds.Observe(std::chrono::duration<double>(took).count());
}

void Metrics::framesWritten(std::size_t frames, std::size_t bytes) {
    impl_->frames.Increment(static_cast<double>(frames));
    impl_->frameBytes.Increment(static_cast<double>(bytes));
}

void Metrics::frameReplaced() { impl_->replaced.Increment(); }

void Metrics::watcherClosed(std::string_view why) { impl_->watchersClosed.Add({{"why", std::string(why)}}).Increment(); }

void Metrics::people(std::string_view what) { impl_->people.Add({{"what", std::string(what)}}).Increment(); }

void Metrics::sessions(std::size_t open) { impl_->sessions.Set(static_cast<double>(open)); }

std::string Metrics::text() const { return prometheus::TextSerializer().Serialize(impl_->registry.Collect()); }

}  // namespace hall::net
