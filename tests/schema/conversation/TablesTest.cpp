// The conversations of schema/golden/conversations, step by step.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "schema/conversation/Conversation.hpp"

using namespace hall;
using namespace hall::conversation;
using nlohmann::json;

namespace {

const char* word(Line line) {
    switch (line) {
        case Line::cutOff: return "cutOff";
        case Line::connecting: return "connecting";
        case Line::greeting: return "greeting";
        case Line::live: return "live";
    }
    return "";
}

struct ToJson {
    json operator()(const DoConnect&) const { return {{"connect", true}}; }
    json operator()(const DoClose&) const { return {{"close", true}}; }
    json operator()(const DoSend& act) const { return {{"send", json::parse(act.text)}}; }
    json operator()(const TellLine& act) const { return {{"line", word(act.line)}}; }
    json operator()(const TellView& act) const {
        const wire::ViewFrame& view = act.view;
        return {{"view", json::parse(wire::encodeViewFrame(view.view, view.seq, view.at, view.data))}};
    }
    json operator()(const TellReceipt& act) const { return {{"receipt", json::parse(wire::encode(act.receipt))}}; }
    json operator()(const TellWelcome& act) const { return {{"welcome", json::parse(wire::encode(act.welcome))}}; }
    json operator()(const TellRefused& act) const { return {{"refused", act.problem.code}}; }
};

json toJson(const std::vector<Act>& acts) {
    json list = json::array();
    for (const Act& act : acts) list.push_back(std::visit(ToJson{}, act));
    return list;
}

Settings settingsOf(const json& table) {
    const json& from = table.at("settings");
    Settings to;
    to.token = from.at("token").get<std::string>();
    to.topics = from.at("topics").get<std::vector<std::string>>();
    to.client = from.at("client").get<std::string>();
    to.authKind = from.value("authKind", to.authKind);
    to.backOffFirstMs = from.value("backOffFirstMs", to.backOffFirstMs);
    to.backOffCapMs = from.value("backOffCapMs", to.backOffCapMs);
    to.silenceMs = from.value("silenceMs", to.silenceMs);
    to.answerMs = from.value("answerMs", to.answerMs);
    to.refusedRetryMs = from.value("refusedRetryMs", to.refusedRetryMs);
    return to;
}

std::vector<Act> perform(Conversation& talk, const json& step) {
    const auto atMs = step.at("at").get<std::int64_t>();
    const auto what = step.at("do").get<std::string>();
    if (what == "start") return talk.start(atMs);
    if (what == "opened") return talk.opened(atMs);
    if (what == "closed") return talk.closed(atMs);
    if (what == "tick") return talk.tick(atMs);
    if (what == "heard") return talk.heard(atMs), std::vector<Act>{};
    if (what == "received")
        return talk.received(step.contains("text") ? step["text"].get<std::string>() : step.at("frame").dump(), atMs);
    REQUIRE(what == "submit");
    const auto frame = wire::parseClientFrame(step.at("command").dump());
    REQUIRE(std::holds_alternative<wire::ClientFrame>(frame));
    std::vector<Act> acts;
    CHECK(talk.submit(std::get<wire::Command>(std::get<wire::ClientFrame>(frame)), atMs, acts) ==
          step.at("accepted").get<bool>());
    return acts;
}

}  // namespace

TEST_CASE("whole conversations") {
    int tables = 0;
    for (const auto& entry : std::filesystem::directory_iterator(HALL_GOLDEN "/conversations")) {
        if (entry.path().extension() != ".json") continue;
        ++tables;
        std::ifstream file(entry.path());
        const json table = json::parse(std::string(std::istreambuf_iterator<char>(file), {}));
        for (const std::uint64_t seed : {1U, 2U, 3U, 4U, 5U, 6U, 7U, 8U}) {
            Settings settings = settingsOf(table);
            settings.jitterSeed = seed;
            Conversation talk(settings);
            for (const json& step : table.at("steps")) {
                CAPTURE(entry.path().filename().string());
                CAPTURE(step.dump());
                const std::string acts = toJson(perform(talk, step)).dump();
                CHECK(acts == step.at("expect").dump());
                if (!step.contains("nextTickWithin")) continue;
                const std::int64_t nextMs = talk.nextTickMs() - step.at("at").get<std::int64_t>();
                CHECK(nextMs >= step["nextTickWithin"][0].get<std::int64_t>());
                CHECK(nextMs <= step["nextTickWithin"][1].get<std::int64_t>());
            }
        }
    }
    CHECK(tables >= 15);
}
