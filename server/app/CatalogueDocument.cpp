#include "server/app/CatalogueDocument.hpp"

#include <variant>

#include "server/ingest/Guides.hpp"
#include "server/views/Guides.hpp"

namespace hall::app {
namespace {

wire::Name wireName(const core::Name& name) { return {name.zh, name.en}; }

std::string word(core::Subject subject) {
    switch (subject) {
        case core::Subject::person: return "person";
        case core::Subject::company: return "company";
        case core::Subject::both: break;
    }
    return "both";
}

wire::Guide wireGuide(const core::GuideConfig& guide) {
    wire::Guide out = views::guideText(guide);
    out.completeness = ingest::completenessOf(guide).percent;
    return out;
}

}  // namespace

wire::Catalogue catalogueDocument(const ingest::Catalogue& catalogue, const std::vector<core::ConfigEntry>& entries,
                                  std::string version) {
    wire::Catalogue out;
    out.version = std::move(version);
    for (const auto& department : catalogue.departments) out.departments.push_back({department.code, wireName(department.name)});
    for (const auto& type : catalogue.types) out.types.push_back({type.code, wireName(type.name)});
    out.items.reserve(catalogue.items.size());
    for (std::size_t i = 0; i < catalogue.items.size(); ++i) {
        const auto& item = catalogue.items[i];
        wire::CatalogueItem line;
        line.code = item.code;
        line.department = item.department;
        line.name = wireName(item.name);
        line.shortName = wireName(item.shortName);
        line.type = item.type;
        line.subject = word(item.subject);
        line.queue = std::get<core::ItemConfig>(entries.at(i)).queue.value;
        line.pinyin = item.pinyin;
        line.initials = item.initials;
        line.popularity = item.popularity;
        if (item.guide) line.guide = wireGuide(*item.guide);
        out.items.push_back(std::move(line));
    }
    return out;
}

}  // namespace hall::app
