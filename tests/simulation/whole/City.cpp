#include "tests/simulation/whole/City.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "server/city/Signature.hpp"

namespace hall::sim::whole {

namespace {

constexpr int says[] = {500, 503, 429, 400, 404, 307, 502, 410};
constexpr int gone = 410;

std::string headerOf(const std::vector<std::string>& headers, const std::string& name) {
    for (const std::string& line : headers)
        if (line.starts_with(name + ": ")) return line.substr(name.size() + 2);
    return {};
}

}  // namespace

city::PlatformSettings citySettings() {
    city::PlatformSettings settings;
    settings.url = "https://city.example/events";
    settings.secrets = {"the newest secret of thirty-two b", "the one before it, of thirty-two"};
    settings.retryMs = {1'000, 3'000, 8'000, 15'000};
    settings.timeoutMs = 4'000;
    settings.connectMs = 2'000;
    return settings;
}

// --- the platform -------------------------------------------------------------------------------------------------------

void City::away(std::int64_t ms) {
    awayUntilMs_ = time_.nowMs() + ms;
    vainMs_ = dice_.oneIn(2) ? 1 : citySettings().connectMs;
}

void City::answers(std::uint32_t which, std::int64_t ms) {
    answersWith_ = which;
    answersUntilMs_ = time_.nowMs() + ms;
}

void City::refusesSome(std::uint32_t which, std::int64_t ms) {
    refuses_ = which;
    refusesUntilMs_ = time_.nowMs() + ms;
}

void City::mend() {
    awayUntilMs_ = answersUntilMs_ = losesUntilMs_ = slowUntilMs_ = refusesUntilMs_ = 0;
    whenTaken_ = nullptr;
}

std::int64_t City::onTheWayMs() { return 1 + dice_.upTo(time_.nowMs() < slowUntilMs_ ? 6'000 : 40); }

City::Answer City::hear(const std::string& body, const std::vector<std::string>& headers) {
    ++heard_;
    const std::string id = headerOf(headers, "webhook-id"), stamp = headerOf(headers, "webhook-timestamp");
    // The receiver has one secret, the hall signs with all that are valid now.
    const std::string mine = city::signature({citySettings().secrets.back()}, id, std::atoll(stamp.c_str()), body);
    const std::string signatures = " " + headerOf(headers, "webhook-signature") + " ";
    const std::uint64_t seq = witness_.arrived(id, body, signatures.find(" " + mine + " ") != std::string::npos);
    Answer answer{200 + static_cast<int>(dice_.roll(5)), 0};
    const std::int64_t now = time_.nowMs();
    bool taken = true;
    if (now < answersUntilMs_) {
        answer.status = says[answersWith_ % std::size(says)];
        if (answer.status == 503 || answer.status == 429) answer.retryAfterSeconds = static_cast<std::int64_t>(dice_.roll(12));
        if (answer.status == gone) saidGone_ = true;
        taken = dice_.oneIn(4);  // it stumbled after it had kept it
    } else if (now < refusesUntilMs_ && seq % 5 == refuses_ % 5) {
        answer.status = refuses_ % 2 == 0 ? 400 : 500;
        taken = false;
    }
    // Only what was answered so may count as delivered; what was kept and not answered so is told again.
    if (taken) witness_.kept(seq);
    const bool good = answer.status >= 200 && answer.status < 300;
    if (good) witness_.answered(seq);
    const bool lost = now < losesUntilMs_ && dice_.oneIn(2);
    diary_.note("city", id + (taken ? " kept" : " not kept") + ", " + std::to_string(answer.status) + (lost ? ", and nobody hears it" : ""));
    if (lost) answer.status = 0;
    if (good && whenTaken_) std::exchange(whenTaken_, nullptr)();
    return answer;
}

// --- the line -----------------------------------------------------------------------------------------------------------

bool CityLine::send(std::uint64_t key, const std::string& body, const std::vector<std::string>& headers) {
    if (dice_.oneIn(300)) return false;
    const std::uint64_t sending = ++sendings_;
    underWay_[key] = sending;
    // May be asked for when this run of the server is over.
    const auto end = [this, &time = time_, alive = std::weak_ptr<int>(alive_), key, sending](std::int64_t afterMs, Result result) {
        result.key = key;
        time.after(afterMs, [this, alive, key, sending, result = std::move(result)] {
            if (!alive.expired()) ended(key, sending, result);
        });
    };
    // Nobody waits longer than this.
    end(citySettings().timeoutMs, {0, 0, 0, "no answer in time"});
    time_.after(city_.onTheWayMs(), [&city = city_, end, body, headers] {
        if (!city.reachable()) return end(city.vainMs(), {0, 0, 0, "nobody there"});
        const City::Answer answer = city.hear(body, headers);
        if (answer.status != 0) end(city.onTheWayMs(), {0, answer.status, answer.retryAfterSeconds, "it answers"});
    });
    return true;
}

void CityLine::ended(std::uint64_t key, std::uint64_t sending, Result result) {
    const auto found = underWay_.find(key);
    if (found == underWay_.end() || found->second != sending) return;
    underWay_.erase(found);
    results_.push_back(std::move(result));
    woken_();
}

}  // namespace hall::sim::whole
