#include "server/app/CatalogueDocument.hpp"

#include <variant>

#include "server/ingest/Guides.hpp"

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

wire::GuideMaterial wireMaterial(const core::MaterialRule& rule) {
    wire::GuideMaterial out;
    out.name = wireName(rule.name);
    out.form = core::word(rule.form);
    out.copies = rule.copies;
    out.required = rule.required;
    out.code = rule.code.value;
    out.basis = wireName(rule.basis);
    out.grade = core::word(rule.grade);
    if (rule.source != core::MaterialSource::applicant) out.source = core::word(rule.source);
    out.mayFollow = rule.mayFollow;
    return out;
}

wire::Guide wireGuide(const core::GuideConfig& guide) {
    wire::Guide out;
    out.conditions = wireName(guide.conditions);
    for (const auto& rule : guide.materials) out.materials.push_back(wireMaterial(rule));
    out.statutoryDays = guide.statutoryDays;
    out.promisedDays = guide.promisedDays;
    out.fee = wireName(guide.fee);
    out.online = guide.online;
    out.process = wireName(guide.process);
    out.basis = wireName(guide.basis);
    out.notes = wireName(guide.notes);
    out.result = wireName(guide.result);
    out.consultPhone = guide.consultPhone;
    out.supervisePhone = guide.supervisePhone;
    out.caseType = guide.caseType;
    out.completeness = ingest::completenessOf(guide).percent;
    out.sensitive = guide.sensitive;
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
