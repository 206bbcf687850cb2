#include "schema/wire/Guides.hpp"

#include "schema/wire/SupervisionMembers.hpp"
#include "schema/wire/Writer.hpp"

namespace hall::wire {

template <class V, Like<GuideLine> T>
void members(V& v, T& line) {
    v("code", line.code);
    v("department", line.department);
    v("name", line.name);
    v.orEmpty("shortName", line.shortName);
    v.word("subject", line.subject, words::subjects);
    v("pinyin", line.pinyin);
    v.orFalse("published", line.published);
}

template <class V, Like<GuideIndex> T>
void members(V& v, T& index) {
    v("departments", index.departments);
    v("items", index.items);
}

template <class V, Like<GuideItem> T>
void members(V& v, T& item) {
    v("code", item.code);
    v("name", item.name);
    v.orEmpty("shortName", item.shortName);
    v("department", item.department);
    v("departmentName", item.departmentName);
    v.word("subject", item.subject, words::subjects);
    v("queue", item.queue);
    v.orNone("forms", item.forms);
    v("guide", item.guide);
}

template <class V, Like<GuidePackageLine> T>
void members(V& v, T& line) {
    v("code", line.code);
    v("name", line.name);
    v.orUnnamed("note", line.note);
}

template <class V, Like<GuidePackages> T>
void members(V& v, T& list) {
    v("packages", list.packages);
}

template <class V, Like<GuidePackage> T>
void members(V& v, T& one) {
    v("package", one.package);
    v("asked", one.asked);
    v("list", one.list);
    v.orNone("items", one.items);
}

std::optional<PackageAnswer> parseAnswer(std::string_view text) {
    constexpr std::size_t longest = 64;
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos || colon == 0 || colon + 1 == text.size() || text.size() > 2 * longest) return std::nullopt;
    return PackageAnswer{std::string(text.substr(0, colon)), std::string(text.substr(colon + 1))};
}

std::string encode(const GuideIndex& index) { return writeStruct(index); }
std::string encode(const GuideItem& item) { return writeStruct(item); }
std::string encode(const GuidePackages& list) { return writeStruct(list); }
std::string encode(const GuidePackage& one) { return writeStruct(one); }

}  // namespace hall::wire
