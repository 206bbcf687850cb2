#include "tests/simulation/whole/Peer.hpp"

#include <algorithm>
#include <utility>

namespace hall::sim::whole {

namespace {

constexpr int text = 1, closing = 8, ping = 9, pong = 10;

template <class... F>
struct Overloaded : F... {
    using F::operator()...;
};

}  // namespace

void ClientReader::feed(std::span<const char> bytes, const std::function<void(int, std::string_view)>& sink) {
    std::string_view in(bytes.data(), bytes.size());
    if (!rest_.empty()) {
        rest_.append(in);
        in = rest_;
    }
    std::size_t used = 0;
    while (in.size() - used >= 2) {
        const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(in[used + at]); };
        std::size_t header = 2, size = byte(1) & 0x7fU;
        const std::size_t more = size == 126 ? 2 : size == 127 ? 8 : 0;
        if (in.size() - used < header + more) break;
        if (more > 0) size = 0;
        for (std::size_t i = 0; i < more; ++i) size = size << 8U | byte(header + i);
        header += more;
        if (in.size() - used < header + size) break;
        sink(byte(0) & 0x0f, in.substr(used + header, size));
        used += header + size;
    }
    rest_ = std::string(in.substr(used));
}

Peer::Peer(Surroundings& around, Settings settings) : around_(around), settings_(std::move(settings)) {}

Peer::~Peer() { Peer::halt(); }

void Peer::start() {
    Peer::halt();
    conversation::Settings settings;
    settings.token = settings_.token;
    settings.topics = settings_.topics;
    settings.client = "simulated/1";
    settings.backOffCapMs = settings_.backOffCapMs;
    settings.silenceMs = settings_.silenceMs;
    settings.jitterSeed = settings_.seed + ++runs_;
    talk_ = std::make_unique<conversation::Conversation>(std::move(settings));
    alive_ = std::make_shared<int>();
    clock_ = {};
    timerAtMs_ = INT64_MAX;
    perform(talk_->start(nowMs()));
}

void Peer::halt() {
    alive_.reset();
    drop();
    talk_.reset();
    acts_.clear();
    liveSinceMs_ = 0;
}

void Peer::later(std::int64_t ms, std::function<void()> what) {
    around_.time().after(ms, [weak = std::weak_ptr<int>(alive_), what = std::move(what)] {
        if (!weak.expired()) what();
    });
}

void Peer::every(std::int64_t ms, std::function<void()> what) {
    later(ms, [this, ms, what = std::move(what)] {
        what();
        every(ms, what);
    });
}

bool Peer::submit(const wire::Command& command) {
    if (!talk_) return false;
    std::vector<conversation::Act> acts;
    const bool taken = talk_->submit(command, nowMs(), acts);
    if (taken) askedAtMs_ = nowMs();
    if (taken) around_.submitted(name(), command);
    perform(std::move(acts));
    return taken;
}

/// As Link::perform: what is told may lead back here, and waits its turn then.
void Peer::perform(std::vector<conversation::Act> acts) {
    std::move(acts.begin(), acts.end(), std::back_inserter(acts_));
    if (performing_) return;
    performing_ = true;
    while (!acts_.empty()) {
        const conversation::Act act = std::move(acts_.front());
        acts_.pop_front();
        carryOut(act);
    }
    performing_ = false;
    setTimer();
}

void Peer::carryOut(const conversation::Act& act) {
    using namespace conversation;
    std::visit(Overloaded{
                   [&](const DoConnect&) { connect(); },
                   [&](const DoClose&) { drop(); },
                   [&](const DoSend& send) { say(text, send.text); },
                   [&](const TellLine& told) {
                       if (told.line == Line::live) liveSinceMs_ = nowMs();
                       onLine(told.line);
                   },
                   [&](const TellView& told) {
                       clock_.heard(told.view.at, nowMs());
                       around_.received(name(), line_, told.view);
                       onView(told.view);
                   },
                   [&](const TellReceipt& told) {
                       around_.answered(name(), told.receipt);
                       onReceipt(told.receipt);
                   },
                   [&](const TellWelcome& told) {
                       clock_.welcomed(told.welcome.at, told.welcome.speed.value_or(1), nowMs());
                       onWelcome(told.welcome);
                   },
                   [&](const TellRefused& told) { onRefused(told.problem); },
               },
               act);
}

void Peer::connect() {
    drop();
    ++line_;
    reader_ = {};
    cable_ = around_.connect(name(), [this, line = line_] {
        if (line != line_ || !talk_) return;
        pingAtMs_ = nowMs() + settings_.pingMs;
        perform(talk_->opened(nowMs()));
    });
    Cable::End& end = cable_->end(Side::client);
    end.arrived = [this](std::span<const char> bytes) { arrived(bytes); };
    end.closed = [this] {
        drop();
        if (talk_) perform(talk_->closed(nowMs()));
    };
}

void Peer::drop() {
    if (const auto cable = std::exchange(cable_, nullptr)) cable->close(Side::client);
}

void Peer::arrived(std::span<const char> bytes) {
    const auto cable = cable_;
    reader_.feed(bytes, [&](int opcode, std::string_view payload) {
        if (!talk_ || cable != cable_) return;
        switch (opcode) {
            case text: return perform(talk_->received(payload, nowMs()));
            case ping: return say(pong, payload);
            case pong:
                talk_->heard(nowMs());
                return setTimer();
            case closing:
                drop();
                return perform(talk_->closed(nowMs()));
            default: return;
        }
    });
}

/// Masked, as RFC 6455 wants it of clients.
void Peer::say(int opcode, std::string_view payload) {
    if (!cable_) return;
    auto frame = std::make_shared<std::string>();
    frame->reserve(payload.size() + 14);
    frame->push_back(static_cast<char>(0x80 | opcode));
    if (payload.size() < 126) {
        frame->push_back(static_cast<char>(0x80U | payload.size()));
    } else {
        frame->push_back(static_cast<char>(0x80 | 126));
        frame->push_back(static_cast<char>(payload.size() >> 8U));
        frame->push_back(static_cast<char>(payload.size() & 0xffU));
    }
    mask_ = mask_ * 1'664'525U + 1'013'904'223U;
    const char key[4] = {static_cast<char>(mask_ >> 24U), static_cast<char>(mask_ >> 16U), static_cast<char>(mask_ >> 8U), static_cast<char>(mask_)};
    frame->append(key, 4);
    for (std::size_t i = 0; i < payload.size(); ++i) frame->push_back(static_cast<char>(payload[i] ^ key[i % 4]));
    cable_->send(Side::client, std::move(frame));
}

void Peer::onTimer() {
    if (!talk_) return;
    perform(talk_->tick(nowMs()));
    if (!talk_) return;
    const bool open = talk_->line() == conversation::Line::greeting || talk_->line() == conversation::Line::live;
    if (open && cable_ && nowMs() >= pingAtMs_) {
        pingAtMs_ = nowMs() + settings_.pingMs;
        say(ping, {});
        setTimer();
    }
}

void Peer::setTimer() {
    if (!talk_) return;
    std::int64_t nextMs = talk_->nextTickMs();
    if (talk_->line() == conversation::Line::greeting || talk_->line() == conversation::Line::live) nextMs = std::min(nextMs, pingAtMs_);
    nextMs = std::max(nextMs, nowMs());
    if (nextMs >= timerAtMs_) return;  // an earlier look sets the next one
    timerAtMs_ = nextMs;
    around_.time().at(nextMs, [this, nextMs, weak = std::weak_ptr<int>(alive_)] {
        if (weak.expired() || timerAtMs_ != nextMs) return;
        timerAtMs_ = INT64_MAX;
        onTimer();
        setTimer();
    });
}

}  // namespace hall::sim::whole
