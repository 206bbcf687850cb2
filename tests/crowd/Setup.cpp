#include "tests/crowd/Setup.hpp"

#include <fmt/format.h>

#include <charconv>
#include <chrono>
#include <fstream>
#include <nlohmann/json.hpp>
#include <random>
#include <set>
#include <sstream>
#include <thread>

#include "schema/wire/Frames.hpp"
#include "schema/wire/StrictJson.hpp"
#include "tests/crowd/Http.hpp"

namespace hall::crowd {
namespace {

constexpr auto serverPatience = std::chrono::seconds(20);

HttpAnswer askUntilThere(const Address& address, const std::string& target, const std::string& token) {
    const auto deadline = std::chrono::steady_clock::now() + serverPatience;
    while (true) {
        auto answer = fetch(address, target, token);
        if (answer.status == 200) return answer;
        if (answer.status != 0 && answer.status != 503)
            throw Quit{1, fmt::format("GET {} was answered {}: {}", target, answer.status, answer.body.substr(0, 200))};
        if (std::chrono::steady_clock::now() > deadline)
            throw Quit{1, fmt::format("no answer from {}:{}", address.host, address.port)};
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
}

template <class T>
T parsed(wire::Parsed<T> result, const char* what) {
    if (auto* problem = std::get_if<wire::Problem>(&result))
        throw Quit{1, fmt::format("{}: {} {}", what, problem->code, problem->detail)};
    return std::move(std::get<T>(result));
}

std::optional<std::int64_t> whole(const std::string& text) {
    std::int64_t value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::set<std::int64_t> labelsIn(const std::string& range) {
    std::set<std::int64_t> labels;
    std::istringstream parts{range};
    for (std::string part; std::getline(parts, part, ',');) {
        const auto dash = part.find('-');
        const auto from = whole(part.substr(0, dash));
        const auto to = dash == std::string::npos ? from : whole(part.substr(dash + 1));
        if (!from || !to || *from < 0 || *to > 9'999 || *from > *to) throw Quit{2, "bad range of counters: " + range};
        for (auto label = *from; label <= *to; ++label) labels.insert(label);
    }
    return labels;
}

}  // namespace

Options::Options(int argc, char** argv, int from) {
    for (int i = from; i < argc; i += 2) {
        const std::string name = argv[i];
        if (!name.starts_with("--") || i + 1 >= argc) throw Quit{2, "expected --option VALUE, got " + name};
        given_[name.substr(2)] = argv[i + 1];
    }
}

std::string Options::text(const std::string& name) {
    asked_[name] = true;
    const auto found = given_.find(name);
    if (found == given_.end()) throw Quit{2, "missing --" + name};
    return found->second;
}

std::string Options::text(const std::string& name, const std::string& otherwise) {
    asked_[name] = true;
    const auto found = given_.find(name);
    return found == given_.end() ? otherwise : found->second;
}

std::int64_t Options::number(const std::string& name, std::int64_t otherwise, std::int64_t low, std::int64_t high) {
    const auto given = text(name, std::to_string(otherwise));
    const auto value = whole(given);
    if (!value || *value < low || *value > high) throw Quit{2, fmt::format("--{} {}: expected {} to {}", name, given, low, high)};
    return *value;
}

double Options::real(const std::string& name, double otherwise, double low, double high) {
    const auto given = text(name, fmt::format("{}", otherwise));
    double value{};
    const auto [end, error] = std::from_chars(given.data(), given.data() + given.size(), value);
    if (error != std::errc{} || end != given.data() + given.size() || value < low || value > high)
        throw Quit{2, fmt::format("--{} {}: expected {} to {}", name, given, low, high)};
    return value;
}

void Options::done() const {
    for (const auto& [name, value] : given_)
        if (!asked_.contains(name)) throw Quit{2, "unknown option --" + name};
}

const std::string& HallFacts::token(const std::string& device) const {
    const auto found = tokens.find(device);
    if (found == tokens.end()) throw Quit{2, "no token for " + device};
    return found->second;
}

HallFacts learnHall(Options& options) {
    HallFacts facts;
    const auto server = options.text("server");
    const auto address = addressOf(server);
    if (!address) throw Quit{2, "--server wants HOST:PORT, got " + server};
    facts.address = *address;
    const auto tokens = wire::parseStrictJson(readFile(options.text("tokens")));
    const auto* object = std::get_if<nlohmann::json>(&tokens);
    if (object == nullptr || !object->is_object()) throw Quit{2, "--tokens: not a JSON object"};
    for (const auto& [name, token] : object->items()) {
        if (!token.is_string()) throw Quit{2, "--tokens: " + name + " is not text"};
        facts.tokens[name] = token.get<std::string>();
        facts.devices[name.substr(0, name.find('-'))].push_back(name);
    }
    options.done();
    facts.hall = parsed(wire::parseHallView(askUntilThere(facts.address, "/api/v1/hall", facts.token("manager")).body), "hall");
    const auto catalogue = parsed(
        wire::parseCatalogue(askUntilThere(facts.address, "/api/v1/catalogue", facts.token("manager")).body), "catalogue");
    std::map<std::string, std::int64_t> weights;
    for (const auto& item : catalogue.items) {
        facts.itemsByQueue[item.queue].push_back(item.code);
        weights[item.queue] += 1 + item.popularity;
    }
    for (const auto& queue : facts.hall.queues)
        if (weights.contains(queue.code) && queue.accepting) facts.targets.push_back({queue.code, weights[queue.code]});
    if (facts.targets.empty()) throw Quit{1, "the hall has no queue with items"};
    return facts;
}

std::vector<std::string> countersIn(const HallFacts& facts, const std::string& range) {
    const auto labels = labelsIn(range);
    std::vector<std::string> out;
    for (const auto& counter : facts.hall.counters) {
        const auto label = whole(counter.label);
        if (!range.empty() && !(label && labels.contains(*label))) continue;
        if (facts.tokens.contains(counter.id)) out.push_back(counter.id);
    }
    if (out.empty()) throw Quit{2, "no such counters with tokens: " + range};
    return out;
}

std::string readFile(const std::string& path) {
    std::ifstream file{path, std::ios::binary};
    if (!file) throw Quit{2, "cannot read " + path};
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

void writeFile(const std::string& path, const std::string& text) {
    std::ofstream file{path, std::ios::binary | std::ios::trunc};
    file << text;
    file.flush();
    if (!file) throw Quit{1, "cannot write " + path};
}

std::string newRunId() {
    std::random_device device;
    return fmt::format("crowd-{:08x}{:08x}", device(), device());
}

}  // namespace hall::crowd
