// The pages on which something is chosen: start, departments, items, search.
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "ticket-printer/widgets/PageWidgets.hpp"
#include "ticket-printer/widgets/Phrases.hpp"

namespace hall::kiosk {

using B = TouchButton;

namespace {

QString text(const std::string& utf8) { return QString::fromStdString(utf8); }

std::vector<ButtonGrid::Entry> entriesOf(const std::vector<ItemLine>& items) {
    std::vector<ButtonGrid::Entry> entries;
    for (const auto& item : items) entries.push_back({item.code, text(item.title), text(item.detail)});
    return entries;
}

}  // namespace

PageWidget::PageWidget(const Sizes& sizes, QWidget* parent) : QWidget(parent), sizes_(sizes) {}

Words* PageWidget::words(int size, bool bold, std::uint32_t rgb, Qt::Alignment align, int linesMost, const char* name) {
    auto* made = new Words({size, bold, rgb, align, linesMost, false}, this);
    made->setObjectName(QLatin1String(name));
    return made;
}

TouchButton* PageWidget::button(const char* name, B::Kind kind, B::Form form, std::optional<look::Icon> icon) {
    auto* made = new B(kind, form, sizes_, this);
    made->setObjectName(QLatin1String(name));
    made->setIconShape(icon);
    return made;
}

QHBoxLayout* PageWidget::pageHead(Words* title, Words* subtitle, TouchButton* search) {
    auto* head = new QHBoxLayout;
    head->setSpacing(sizes_.gap);
    auto* names = new QVBoxLayout;
    names->setSpacing(0);
    names->addWidget(title);
    names->addWidget(subtitle);
    head->addLayout(names, 1);
    head->addWidget(search);
    return head;
}

// --- ButtonGrid -------------------------------------------------------------------------------------------------------

ButtonGrid::ButtonGrid(const Sizes& sizes, QSize grid, const QString& prefix, B::Form form, int titleLines, bool mayShorten,
                       std::optional<look::Icon> icon, int rowHeight, QWidget* parent)
    : QWidget(parent), codes_(static_cast<std::size_t>(grid.width() * grid.height())) {
    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(sizes.gap);
    for (int i = 0; i < grid.width() * grid.height(); ++i) {
        auto* b = new B(B::Kind::card, form, sizes, this);
        b->setObjectName(QStringLiteral("%1_%2").arg(prefix).arg(i + 1));
        b->setTitleLines(titleLines, mayShorten);
        b->setIconShape(icon);
        b->setArrow(form == B::Form::row);
        b->setFixedHeight(rowHeight);
        QSizePolicy policy = b->sizePolicy();
        policy.setRetainSizeWhenHidden(true);
        b->setSizePolicy(policy);
        layout->addWidget(b, i / grid.width(), i % grid.width());
        connect(b, &B::clicked, this, [this, i] { emit chosen(codes_[static_cast<std::size_t>(i)]); });
        buttons_.push_back(b);
    }
    for (int column = 0; column < grid.width(); ++column) layout->setColumnStretch(column, 1);
}

void ButtonGrid::hideArrows() {
    for (auto* b : buttons_) b->setArrow(false);
}

void ButtonGrid::show(const std::vector<Entry>& entries) {
    for (std::size_t i = 0; i < buttons_.size(); ++i) {
        buttons_[i]->setVisible(i < entries.size());
        if (i >= entries.size()) continue;
        codes_[i] = entries[i].code;
        buttons_[i]->say(entries[i].title, entries[i].detail);
    }
}

// --- Start ------------------------------------------------------------------------------------------------------------

StartWidget::StartWidget(const Sizes& s, QWidget* parent) : PageWidget(s, parent) {
    const auto& c = look::colours();
    welcome_ = new Words({s.heading, true, c.ink, Qt::AlignLeft, 1, false, s.small}, this);
    welcome_->setObjectName(QStringLiteral("welcomeLabel"));
    const auto form = s.portrait && !s.largePrint ? B::Form::tile : B::Form::row;
    person_ = button("personButton", B::Kind::primary, form, look::Icon::person);
    company_ = button("companyButton", B::Kind::primary, form, look::Icon::company);
    for (auto* b : {person_, company_}) {
        b->setTitleSize(s.title);
        b->setDetailLines(2);
        b->setFixedHeight(s.startTileHeight());
    }
    search_ = button("searchButton", B::Kind::plain, B::Form::row, look::Icon::search);
    search_->setFixedHeight(s.searchTileHeight());
    search_->setDetailLines(s.cramped() ? 2 : 1);
    online_ = button("onlineButton", B::Kind::accent, B::Form::row, look::Icon::paper);
    online_->setFixedHeight(s.onlineTileHeight());
    online_->setArrow(s.portrait);
    popular_ = words(s.popularText(), true, c.ink, Qt::AlignLeft, 1, "popularLabel");
    grid_ = new ButtonGrid(s, s.popularGrid(), QStringLiteral("itemButton"), B::Form::row, s.popularLines(), true, {}, s.popularRowHeight(), this);
    if (!s.portrait || s.largePrint) grid_->hideArrows();
    pager_ = new Pager(s, 6, this);

    auto* list = new QVBoxLayout;
    list->setSpacing(s.gap);
    list->addWidget(popular_);
    list->addWidget(grid_);
    list->addStretch(1);
    list->addWidget(pager_);
    if (s.portrait) {
        auto* column = new QVBoxLayout(this);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(s.gap);
        column->addWidget(welcome_);
        auto* subjects = new QHBoxLayout;
        subjects->setSpacing(s.gap);
        subjects->addWidget(person_, 1);
        subjects->addWidget(company_, 1);
        column->addLayout(subjects);
        column->addWidget(online_);
        column->addWidget(search_);
        column->addSpacing(s.gap);
        column->addLayout(list, 1);
    } else {
        auto* row = new QHBoxLayout(this);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(s.margin);
        auto* left = new QVBoxLayout;
        left->setSpacing(s.gap);
        left->addWidget(welcome_);
        left->addWidget(person_);
        left->addWidget(company_);
        left->addWidget(online_);
        left->addWidget(search_);
        left->addStretch(1);
        row->addLayout(left, 5);
        row->addLayout(list, 8);
    }
    connect(person_, &B::clicked, this, [this] { emit intended(ChooseSubject{Subject::person}); });
    connect(company_, &B::clicked, this, [this] { emit intended(ChooseSubject{Subject::company}); });
    connect(online_, &B::clicked, this, [this] { emit intended(OpenApplications{}); });
    connect(search_, &B::clicked, this, [this] { emit intended(OpenSearch{}); });
    connect(grid_, &ButtonGrid::chosen, this, [this](const std::string& code) { emit intended(ChooseItem{code}); });
    connect(pager_, &Pager::turned, this, [this](int index) { emit intended(TurnToPage{index}); });
}

void StartWidget::show(const StartPage& page) {
    welcome_->say(Phrases::welcome());
    const auto detail = [this](Subject subject) { return sizes_.largePrint ? QString() : Phrases::subjectDetail(subject); };
    person_->say(Phrases::subject(Subject::person), detail(Subject::person));
    company_->say(Phrases::subject(Subject::company), detail(Subject::company));
    search_->say(Phrases::search(), sizes_.largePrint && sizes_.portrait ? QString() : Phrases::searchHow());
    online_->say(Phrases::appliedOnline(), sizes_.largePrint ? QString() : Phrases::appliedOnlineHow());
    popular_->say(page.popular.empty() ? QString() : Phrases::popular());
    // With large print, whose it is stands on the item's own page: six whole names at once are worth more.
    auto entries = entriesOf(page.popular);
    if (sizes_.largePrint)
        for (auto& entry : entries) entry.detail.clear();
    grid_->show(entries);
    pager_->show(page.paging);
}

// --- Departments ------------------------------------------------------------------------------------------------------

DepartmentsWidget::DepartmentsWidget(const Sizes& s, QWidget* parent) : PageWidget(s, parent) {
    const auto& c = look::colours();
    title_ = words(s.title, true, c.ink, Qt::AlignLeft | Qt::AlignBottom, 1, "pageTitle");
    subtitle_ = words(s.small, false, c.inkSoft, Qt::AlignLeft, 1, "pageSubtitle");
    search_ = button("searchButton", B::Kind::plain, B::Form::line, look::Icon::search);
    grid_ = new ButtonGrid(s, s.departmentGrid(), QStringLiteral("departmentButton"), s.portrait ? B::Form::tile : B::Form::row, 5, false,
                           s.portrait ? std::optional(look::Icon::department) : std::nullopt,
                           s.departmentHeight(), this);
    pager_ = new Pager(s, 6, this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(s.gap);
    column->addLayout(pageHead(title_, subtitle_, search_));
    column->addWidget(grid_);
    column->addStretch(1);
    column->addWidget(pager_);
    connect(search_, &B::clicked, this, [this] { emit intended(OpenSearch{}); });
    connect(grid_, &ButtonGrid::chosen, this, [this](const std::string& code) { emit intended(ChooseDepartment{code}); });
    connect(pager_, &Pager::turned, this, [this](int index) { emit intended(TurnToPage{index}); });
}

void DepartmentsWidget::show(const DepartmentsPage& page) {
    title_->say(Phrases::subject(page.subject));
    subtitle_->say(Phrases::chooseDepartment());
    search_->say(Phrases::search());
    std::vector<ButtonGrid::Entry> entries;
    for (const auto& d : page.departments) entries.push_back({d.code, text(d.title), Phrases::items(d.items)});
    grid_->show(entries);
    pager_->show(page.paging);
}

// --- Items ------------------------------------------------------------------------------------------------------------

ItemsWidget::ItemsWidget(const Sizes& s, QWidget* parent) : PageWidget(s, parent) {
    const auto& c = look::colours();
    title_ = new Words({s.title, true, c.ink, Qt::AlignLeft | Qt::AlignBottom, s.largePrint ? 2 : 1, false, s.small}, this);
    title_->setObjectName(QStringLiteral("pageTitle"));
    count_ = words(s.small, false, c.inkSoft, Qt::AlignLeft, 1, "itemCount");
    search_ = button("searchButton", B::Kind::plain, B::Form::line, look::Icon::search);
    grid_ = new ButtonGrid(s, s.itemGrid(), QStringLiteral("itemButton"), B::Form::row, 2, true, {}, s.rowHeight(2), this);
    pager_ = new Pager(s, 6, this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(s.gap);
    column->addLayout(pageHead(title_, count_, search_));
    column->addWidget(grid_);
    column->addStretch(1);
    column->addWidget(pager_);
    connect(search_, &B::clicked, this, [this] { emit intended(OpenSearch{}); });
    connect(grid_, &ButtonGrid::chosen, this, [this](const std::string& code) { emit intended(ChooseItem{code}); });
    connect(pager_, &Pager::turned, this, [this](int index) { emit intended(TurnToPage{index}); });
}

void ItemsWidget::show(const ItemsPage& page) {
    title_->say(text(page.department));
    count_->say(Phrases::subject(page.subject) + Phrases::dot() + Phrases::items(page.total));
    search_->say(Phrases::searchInDepartment());
    grid_->show(entriesOf(page.items));
    pager_->show(page.paging);
}

// --- Search -----------------------------------------------------------------------------------------------------------

SearchWidget::SearchWidget(const Sizes& s, QWidget* parent) : PageWidget(s, parent) {
    const auto& c = look::colours();
    field_ = new QLineEdit(this);
    field_->setObjectName(QStringLiteral("searchField"));
    field_->setFixedHeight(s.touch);
    field_->setMaxLength(40);
    field_->setContextMenuPolicy(Qt::NoContextMenu);
    field_->setStyleSheet(QStringLiteral("QLineEdit { font-size: %1px; border-radius: %2px; padding: 0 %3px; border-width: 3px; }"
                                         "QLineEdit:focus { padding: 0 %3px; border-color: %4; }")
                              .arg(s.body)
                              .arg(s.radius)
                              .arg(s.pad)
                              .arg(look::colour(c.accent).name()));
    clear_ = button("clearButton", B::Kind::plain, B::Form::line);
    count_ = words(s.small, false, c.inkSoft, Qt::AlignLeft | Qt::AlignVCenter, 2, "foundCount");
    everywhere_ = button("searchEverywhereButton", B::Kind::accent, B::Form::line);
    grid_ = new ButtonGrid(s, s.resultGrid(), QStringLiteral("itemButton"), B::Form::row, 1, true, {}, s.rowHeight(1), this);
    static_cast<QGridLayout*>(grid_->layout())->setVerticalSpacing(s.gap / 2);
    nothing_ = words(s.title, true, c.ink, Qt::AlignHCenter, 2, "nothingFound");
    nothingHelp_ = words(s.body, false, c.inkSoft, Qt::AlignHCenter, 4, "nothingFoundHelp");
    pager_ = new Pager(s, s.portrait ? 6 : 0, this);
    auto* keys = keyboard();

    auto* input = new QHBoxLayout;
    input->setSpacing(s.gap / 2);
    input->addWidget(field_, 1);
    input->addWidget(clear_);
    auto* list = new QVBoxLayout;
    list->setSpacing(s.gap / 2);
    list->addWidget(count_);
    list->addWidget(nothing_);
    list->addWidget(nothingHelp_);
    list->addWidget(grid_);
    list->addStretch(1);
    if (s.portrait) list->addWidget(everywhere_);
    list->addWidget(pager_);
    if (s.portrait) {
        auto* column = new QVBoxLayout(this);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(s.gap);
        column->addLayout(input);
        column->addLayout(list, 1);
        column->addWidget(keys);
    } else {
        auto* row = new QHBoxLayout(this);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(s.margin);
        auto* left = new QVBoxLayout;
        left->setSpacing(s.gap);
        left->addLayout(input);
        left->addWidget(everywhere_);
        left->addStretch(1);
        left->addWidget(keys);
        row->addLayout(left, 1);
        row->addLayout(list, 1);
    }
    connect(clear_, &B::clicked, this, [this] { emit intended(ClearQuery{}); });
    connect(everywhere_, &B::clicked, this, [this] { emit intended(SearchEverywhere{}); });
    connect(grid_, &ButtonGrid::chosen, this, [this](const std::string& code) { emit intended(ChooseItem{code}); });
    connect(pager_, &Pager::turned, this, [this](int index) { emit intended(TurnToPage{index}); });
    // A real keyboard, also one that makes characters, types into the field: the whole text is the new query.
    connect(field_, &QLineEdit::textEdited, this, [this](const QString& typed) {
        if (typed.startsWith(shownQuery_)) {
            emit intended(TypeText{typed.mid(shownQuery_.size()).toStdString()});
        } else {
            emit intended(ClearQuery{});
            emit intended(TypeText{typed.toStdString()});
        }
    });
}

QWidget* SearchWidget::keyboard() {
    auto* keys = new QWidget(this);
    auto* layout = new QGridLayout(keys);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(sizes_.gap / 2);
    const int columns = sizes_.keyColumns();
    for (int i = 0; i < 26; ++i) {
        const char letter = static_cast<char>('A' + i);
        auto* key = new B(B::Kind::key, B::Form::line, sizes_, keys);
        key->setObjectName(QStringLiteral("key_%1").arg(QLatin1Char(letter)));
        key->say(QString(QLatin1Char(letter)));
        key->setFixedHeight(sizes_.keyHeight());
        key->setMinimumWidth(sizes_.touch);
        key->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        layout->addWidget(key, i / columns, i % columns);
        connect(key, &B::clicked, this, [this, letter] { emit intended(TypeText{std::string(1, static_cast<char>(letter + 32))}); });
    }
    auto* erase = new B(B::Kind::key, B::Form::line, sizes_, keys);
    erase->setObjectName(QStringLiteral("eraseButton"));
    erase->setIconShape(look::Icon::backspace);
    erase->setFixedHeight(sizes_.keyHeight());
    erase->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    layout->addWidget(erase, 26 / columns, 26 % columns, 1, columns - 26 % columns);
    connect(erase, &B::clicked, this, [this] { emit intended(EraseLast{}); });
    for (int column = 0; column < columns; ++column) layout->setColumnStretch(column, 1);
    return keys;
}

void SearchWidget::show(const SearchPage& page) {
    shownQuery_ = text(page.query);
    if (field_->text() != shownQuery_) {
        const QSignalBlocker quiet(field_);
        field_->setText(shownQuery_);
    }
    field_->setPlaceholderText(Phrases::searchHint());
    findChild<QWidget*>(QStringLiteral("eraseButton"))->setAccessibleName(Phrases::erase());
    clear_->say(Phrases::clear());
    clear_->setEnabled(!page.query.empty());
    const bool nothing = page.results.empty();
    const QString where = page.scope.empty() ? QString() : Phrases::searchedIn(text(page.scope));
    const QString count = page.query.empty() ? (nothing ? QString() : Phrases::popular()) : Phrases::found(page.total);
    count_->say(where.isEmpty() || count.isEmpty() ? where + count : where + Phrases::dot() + count);
    everywhere_->say(Phrases::searchEverywhere());
    everywhere_->setVisible(!page.scope.empty());
    grid_->show(entriesOf(page.results));
    grid_->setVisible(!nothing);
    nothing_->setVisible(nothing);
    nothingHelp_->setVisible(nothing && !page.query.empty());
    nothing_->say(page.query.empty() ? Phrases::typeSomething() : Phrases::nothingFound());
    nothingHelp_->say(Phrases::nothingFoundHelp());
    pager_->show(page.paging);
    field_->setFocus(Qt::OtherFocusReason);
}

}  // namespace hall::kiosk
