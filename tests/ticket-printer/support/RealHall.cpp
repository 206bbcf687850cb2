#include "tests/ticket-printer/support/RealHall.hpp"

#include <fstream>
#include <iterator>
#include <stdexcept>

#include "server/ingest/Catalogue.hpp"
#include "server/ingest/HallFile.hpp"

namespace hall::test {

namespace {

std::string text(const char* file) {
    std::ifstream in(std::string(HALL_DATA_DIR) + file, std::ios::binary);
    if (!in) throw std::runtime_error(std::string("cannot read ") + file);
    return {std::istreambuf_iterator<char>(in), {}};
}

wire::Name name(const core::Name& n) { return {n.zh, n.en}; }

wire::Guide guide(const core::GuideConfig& g) {
    wire::Guide out;
    out.conditions = name(g.conditions);
    for (const auto& m : g.materials)
        out.materials.push_back({name(m.name), std::string(core::word(m.form)), m.copies, m.required, m.code.value, name(m.basis),
                                 {}, std::string(core::word(m.source)), m.mayFollow});
    out.process = name(g.process);
    out.basis = name(g.basis);
    out.notes = name(g.notes);
    out.result = name(g.result);
    out.consultPhone = g.consultPhone;
    out.supervisePhone = g.supervisePhone;
    out.caseType = g.caseType;
    out.statutoryDays = g.statutoryDays;
    out.promisedDays = g.promisedDays;
    out.fee = name(g.fee);
    out.online = g.online;
    return out;
}

const ingest::HallFile& hallFile() {
    static const ingest::HallFile file = ingest::readHallFile(text("/demo/hall.toml"), "hall.toml");
    return file;
}

}  // namespace

std::shared_ptr<const wire::Catalogue> realCatalogue() {
    static const auto catalogue = [] {
        const std::string csv = text("/service-items/guangan_district_items.csv");
        const std::string english = text("/demo/english.toml"), guides = text("/demo-guides/guides.toml");
        const auto read = ingest::readCatalogue(csv, {english, guides}).catalogue;
        auto out = std::make_shared<wire::Catalogue>();
        out->version = "real";
        for (const auto& d : read.departments) out->departments.push_back({d.code, name(d.name)});
        for (const auto& t : read.types) out->types.push_back({t.code, name(t.name)});
        for (const auto& i : read.items) {
            wire::CatalogueItem item;
            item.code = i.code;
            item.department = i.department;
            item.name = name(i.name);
            item.shortName = name(i.shortName);
            item.type = i.type;
            item.subject = i.subject == core::Subject::person    ? "person"
                           : i.subject == core::Subject::company ? "company"
                                                                 : "both";
            item.pinyin = i.pinyin;
            item.initials = i.initials;
            item.popularity = i.popularity;
            if (i.guide) item.guide = guide(*i.guide);
            out->items.push_back(std::move(item));
        }
        const auto entries = ingest::itemEntries(read, hallFile());
        for (const auto& entry : entries)
            if (const auto* item = std::get_if<core::ItemConfig>(&entry))
                for (auto& i : out->items)
                    if (i.code == item->code.value) i.queue = item->queue.value;
        return std::shared_ptr<const wire::Catalogue>(out);
    }();
    return catalogue;
}

wire::KioskApplication restaurant() {
    wire::KioskApplication a;
    a.application = "GA-2026-1122-000123";
    a.state = "applied";
    a.preReview = "returned";
    a.applicantName = "欧阳**";
    a.items = {{"食品小经营店备案发放", "Filing of a small food business"},
               {"公众聚集场所投入使用、营业前消防安全检查", "Fire safety check before a public place opens"},
               {"规范户外招牌设施设置", "Shop sign"}};
    a.missing = {{{"从业人员健康证明", "Health certificates of the staff"}, "missing", true},
                 {{"场所平面布置图", "Plan of the premises"}, "defective", true},
                 {{"招牌设计效果图", "Design of the sign"}, "missing", false}};
    a.toShow = {{{"经营场所使用证明", "Proof of the right to use the premises"}, "submitted", true},
                {{"消防安全制度", "Fire safety rules"}, "submitted", true}};
    a.held = {{{"营业执照", "Business licence"}, "held", true}, {{"居民身份证", "Identity card"}, "held", true}};
    a.present = 7;
    return a;
}

wire::KioskApplication restaurantComplete() {
    auto a = restaurant();
    a.application = "GA-2026-1122-000456";
    a.preReview = "passed";
    a.applicantName = "李*";
    for (auto& m : a.missing) m.state = "submitted", a.toShow.push_back(m);
    a.missing.clear();
    a.items.resize(1);
    a.complete = true;
    return a;
}

wire::KioskApplication restaurantUnderway() {
    auto a = restaurantComplete();
    a.application = "GA-2026-1122-000789";
    a.state = "handling";
    a.items = restaurant().items;
    a.toShow.clear();
    a.canQueue = false;
    return a;
}

wire::KioskView realView() {
    wire::KioskView view;
    view.day = {"2026-11-21", "open"};
    view.publicUrl = "https://hall.example";
    view.catalogueVersion = "real";
    int n = 0;
    for (const auto& entry : hallFile().entries) {
        if (const auto* h = std::get_if<core::HallConfig>(&entry)) view.hall = name(h->name);
        if (const auto* c = std::get_if<core::ClassConfig>(&entry)) view.classes.push_back({c->code.value, name(c->name)});
        // Whoever booked says so with the booking: nobody chooses its class at a kiosk.
        if (const auto* b = std::get_if<core::BookingRulesConfig>(&entry)) std::erase_if(view.classes, [&](const wire::KioskClass& one) { return one.code == b->klass.value; });
        if (const auto* q = std::get_if<core::QueueConfig>(&entry)) {
            const std::int32_t waiting = (n * 5 + 3) % 13;
            const wire::WaitMinutes wait{waiting * 2, waiting * 3 + waiting / 2};
            view.queues.push_back({q->code.value, q->letters, name(q->name), waiting, 1 + n % 4, true, "open", {}, {}, wait});
            ++n;
        }
    }
    return view;
}

}  // namespace hall::test
