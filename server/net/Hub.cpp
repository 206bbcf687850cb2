#include "server/net/Hub.hpp"

#include <boost/asio/post.hpp>

#include <algorithm>

#include "server/net/Conditional.hpp"
#include "server/net/Connection.hpp"
#include "server/net/Encoding.hpp"
#include "server/net/Line.hpp"
#include "server/net/Watcher.hpp"

namespace hall::net {

namespace {

constexpr std::chrono::milliseconds sweepInterval{250};
/// How long a counter's view may lag when only a queue's figures changed.
constexpr std::chrono::milliseconds catchUpDelay{100};

constexpr std::chrono::seconds handshakeReportInterval{10};
/// For people without a token, before those with one are looked at again: a handshake costs a third of this.
constexpr std::chrono::milliseconds strangersTurn{1};
constexpr std::size_t strangersInATurn = 32;

GiveWay<Line>::From subscriberOf(const asio::ip::address& address) {
    if (address.is_v4()) return 0xFFFF'0000'0000U | address.to_v4().to_uint();
    const auto six = address.to_v6();
    if (six.is_v4_mapped()) return 0xFFFF'0000'0000U | asio::ip::make_address_v4(asio::ip::v4_mapped, six).to_uint();
    GiveWay<Line>::From prefix = 0;
    const auto bytes = six.to_bytes();
    for (std::size_t i = 0; i < 8; ++i) prefix = prefix << 8U | bytes[i];
    return prefix;
}

GateSettings gateSettings(const Settings& settings) {
    GateSettings gate;
    gate.headerBytes = settings.limits.headerBytes;
    gate.bodyBytes = settings.limits.bodyBytes;
    gate.fileBytes = settings.limits.fileBytes;
    gate.hosts = settings.hosts;
    for (std::string& host : gate.hosts)
        for (char& c : host)
            if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return gate;
}

}  // namespace

Hub::Hub(Settings given, Ports givenPorts)
    : Switchboard(std::move(given), std::move(givenPorts)), gate(gateSettings(settings)), scratch(std::size_t{1} << 16),
      devices(std::make_shared<access::Devices>()) {
    now = Steady::now();
    for (const Page& page : settings.pages) {
        pages.emplace(page.path, StoredPage(page.contentType, std::string(page.bytes), std::string(page.gzipped)));
    }
}

Hub::StoredPage::StoredPage(std::string type, std::string plain, std::string packed)
    : contentType(std::move(type)), bytes(std::make_shared<const std::string>(std::move(plain))), etag(etagOf(*bytes)) {
    if (packed.empty()) return;
    gzipped = std::make_shared<const std::string>(std::move(packed));
    gzippedEtag = etag.substr(0, etag.size() - 1) + "-gzip\"";
}

Reply Hub::StoredPage::reply(const Request& request) const {
    const bool zipped = gzipped && takesGzip(request.acceptEncoding);
    Reply reply;
    reply.contentType = contentType;
    reply.etag = zipped ? gzippedEtag : etag;
    if (gzipped) reply.fields = "Vary: Accept-Encoding\r\n";
    if (zipped) reply.fields += "Content-Encoding: gzip\r\n";
    if (names(request.ifNoneMatch, reply.etag)) reply.status = 304;
    else reply.body = zipped ? gzipped : bytes;
    return reply;
}

Hub::~Hub() = default;

void Hub::post(std::function<void()> work) {
    bool first = false;
    {
        const std::lock_guard lock(mutex_);
        first = inbox_.empty();
        inbox_.push_back(std::move(work));
    }
    if (first) asio::post(io, [this] { drain(); });
}

void Hub::drain() {
    std::vector<std::function<void()>> work;
    {
        const std::lock_guard lock(mutex_);
        work.swap(inbox_);
    }
    for (const auto& item : work) item();
    flush();
}

void Hub::staff(std::shared_ptr<const StaffList> staff, std::vector<PlaceEnd> left) {
    post([this, staff = std::move(staff), left = std::move(left)]() mutable { people.staffChanged(std::move(staff), left); });
}

void Hub::catchUpLater() {
    post([this] {
        catchUpTimer_.expires_after(catchUpDelay);
        catchUpTimer_.async_wait([this](const boost::system::error_code& error) {
            if (!error) catchUp();
        });
    });
}

/// Whoever has said something waits for the server, not the server for them.
bool Hub::unread(const Line& line) { return line.unread_; }

bool Hub::giveWay(Line* line) {
    if (line == nullptr) return false;
    metrics.turnedAway("gave-way");
    const std::shared_ptr<Line> kept = lines_[line->place_];
    kept->drop();
    return true;
}

bool Hub::admit(const asio::ip::address& address) {
    const std::size_t most = address.is_loopback() ? settings.limits.connectionsFromLoopback : settings.limits.connectionsPerAddress;
    const GiveWay<Line>::From from = subscriberOf(address);
    const auto found = perAddress_.find(from);
    if (found != perAddress_.end() && found->second >= most && !giveWay(idle_.firstFrom(from, unread)) && !giveWay(unheard_.firstFrom(from, unread)))
        return false;
    return lines_.size() < room || giveWay(idle_.first(unread)) || giveWay(unheard_.first(unread));
}

void Hub::stands(Line& line, Standing standing) {
    if (line.standing_ == standing) return;
    if (line.standing_ != Standing::fixed) (line.standing_ == Standing::unheard ? unheard_ : idle_).leave(line.waits_);
    line.standing_ = standing;
    if (standing == Standing::fixed) return;
    line.waits_ = (standing == Standing::unheard ? unheard_ : idle_).enter(line, subscriberOf(line.address_));
    if (unheard_.size() > settings.limits.unheard) giveWay(unheard_.first(unread));
}

void Hub::weigh(Line& line, std::size_t held, std::size_t before) {
    if (before > 0) heavy_.erase({before, &line});
    if (held > 0) heavy_.insert({held, &line});
    unheardBytes_ += held - before;
    if (held <= before) return;
    while (unheardBytes_ > settings.limits.unheardBytes && giveWay(heavy_.rbegin()->second)) {}
}

void Hub::later(std::shared_ptr<Line> line) {
    line->unread_ = true;
    strangers_.push_back(std::move(line));
    if (std::exchange(attendPosted_, true)) return;
    asio::post(io, [this] { attendStrangers(); });
}

/// Then everybody who is known gets a turn.
void Hub::attendStrangers() {
    const auto until = Steady::now() + strangersTurn;
    for (std::size_t attended = 0; attended < strangersInATurn && !strangers_.empty(); ++attended) {
        const std::shared_ptr<Line> line = std::move(strangers_.front());
        strangers_.pop_front();
        line->unread_ = false;
        if (line->open()) line->attend();
        if (Steady::now() >= until) break;
    }
    if (strangers_.empty()) attendPosted_ = false;
    else asio::post(io, [this] { attendStrangers(); });
}

void Hub::add(const std::shared_ptr<Line>& line) {
    line->place_ = lines_.size();
    lines_.push_back(line);
    ++perAddress_[subscriberOf(line->address_)];
    metrics.connections(lines_.size(), watchers_);
}

void Hub::remove(Line& line) {
    stands(line, Standing::fixed);
    const auto counted = perAddress_.find(subscriberOf(line.address_));
    if (counted != perAddress_.end() && --counted->second == 0) perAddress_.erase(counted);
    const std::size_t place = line.place_;
    const std::shared_ptr<Line> kept = std::move(lines_[place]);
    if (place + 1 != lines_.size()) {
        lines_[place] = std::move(lines_.back());
        lines_[place]->place_ = place;
    }
    lines_.pop_back();
    metrics.connections(lines_.size(), watchers_);
}

void Hub::flushSoon() {
    asio::post(io, [this] { flush(); });
}

void Hub::shakenInVain(std::string_view why) {
    metrics.turnedAway("tls-handshake-failed");
    ++inVain_;
    const auto moment = Steady::now();
    if (!ports.report || (inVainToldAt_ != Steady::time_point{} && moment - inVainToldAt_ < handshakeReportInterval)) return;
    inVainToldAt_ = moment;
    ports.report("TLS handshakes failed: " + std::to_string(std::exchange(inVain_, 0)) + ", the last one: " + std::string(why));
}

void Hub::startSweeping() {
    sweepTimer_.expires_after(sweepInterval);
    sweepTimer_.async_wait([this](const boost::system::error_code& error) {
        if (error) return;
        sweepAll();
        startSweeping();
    });
}

void Hub::sweepAll() {
    now = Steady::now();
    people.sweep();
    // A line that closes puts the last one into its place: from the back nobody is left out.
    for (std::size_t i = lines_.size(); i-- > 0;) {
        if (i >= lines_.size()) continue;
        const std::shared_ptr<Line> line = lines_[i];
        line->sweep(now);
    }
    if (!engine || stopping) return;
    engine->ask([this](const core::State& state, engine::EventLog&) { publisher.timePassed(state); });
}

void Hub::windAll() {
    for (std::size_t i = lines_.size(); i-- > 0;) {
        if (i >= lines_.size()) continue;
        const std::shared_ptr<Line> line = lines_[i];
        line->wind();
    }
}

void Hub::closeAll() {
    while (!lines_.empty()) {
        const std::shared_ptr<Line> line = lines_.back();
        line->drop();
    }
    sweepTimer_.cancel();
    catchUpTimer_.cancel();
}

void Hub::devicesChanged() {
    for (std::size_t i = lines_.size(); i-- > 0;) {
        if (i >= lines_.size()) continue;
        if (const auto watcher = std::dynamic_pointer_cast<Watcher>(lines_[i])) watcher->recheck();
    }
}

std::map<std::string, Hub::Present> Hub::present() const {
    std::map<std::string, Present> present;
    for (const auto& line : lines_) {
        const auto watcher = std::dynamic_pointer_cast<Watcher>(line);
        auto told = watcher && watcher->open() ? watcher->presence() : std::nullopt;
        if (!told || told->device.empty()) continue;
        const auto [there, isNew] = present.try_emplace(told->device, Present{told->since, told->program});
        if (!isNew && told->since < there->second.since) there->second = {told->since, std::move(told->program)};
    }
    return present;
}

}  // namespace hall::net
