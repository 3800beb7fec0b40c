#include "books.hpp"

#include <algorithm>
#include <map>

#include "matching/eligibility.hpp"

namespace heliu::matching {
namespace {

constexpr Window kAlways{0, 1'000'000};

int pick(std::mt19937& random, int least, int most) {
  return least + static_cast<int>(random() % static_cast<unsigned>(most - least + 1));
}

Enterprise enterprise(Id who) {
  Enterprise row;
  row.id = who;
  row.rating = 3;
  return row;
}

Lot lot(int number, std::int64_t kilograms, const std::string& code, std::int64_t reserve) {
  Lot row;
  row.id = id(1, number);
  row.producer = id(3, 0);
  row.code = code;
  row.kilograms = Kilograms{kilograms};
  row.packaging = "drum";
  row.pickup = kAlways;
  row.site = {113'122'000, 23'022'000, "440600", "440604"};
  row.reserve = FenPerTonne{reserve};
  return row;
}

Offer offer(int number, int item, std::int64_t capacity) {
  Offer row;
  row.id = id(2, number);
  row.processor = id(4, number);
  row.licence_item = id(5, item);
  row.commitment = digest(number);
  row.method = "D10";
  row.capacity = Kilograms{capacity};
  row.window = kAlways;
  row.site = {113'122'000, 23'022'000, "440600", "440605"};
  return row;
}

LicenceItem item(int number, std::int64_t remaining, std::vector<std::string> codes) {
  return {id(5, number), Kilograms{remaining}, std::move(codes), kAlways};
}

const std::vector<std::string> kCodes{"900-249-08", "900-006-09", "336-064-17"};

}  // namespace

Id id(int kind, int number) {
  Id bytes{};
  bytes[0] = static_cast<std::uint8_t>(kind);
  bytes[13] = static_cast<std::uint8_t>(number >> 16);
  bytes[14] = static_cast<std::uint8_t>(number >> 8);
  bytes[15] = static_cast<std::uint8_t>(number);
  return bytes;
}

Digest digest(int number) {
  Digest bytes{};
  bytes[30] = static_cast<std::uint8_t>(number >> 8);
  bytes[31] = static_cast<std::uint8_t>(number);
  return bytes;
}

Book plain_book() {
  Book book;
  book.cleared_at = 500;
  book.enterprises = {enterprise(id(3, 0)), enterprise(id(4, 0))};
  book.lots = {lot(0, 1'000, kCodes[0], 300'000)};
  book.offers = {offer(0, 0, 5'000)};
  book.offers[0].lines = {{kCodes[0], FenPerTonne{200'000}}};
  book.items = {item(0, 50'000, {kCodes[0]})};
  return book;
}

Book random_book(std::mt19937& random) {
  Book book;
  book.cleared_at = 500;
  book.enterprises = {enterprise(id(3, 0))};
  const int items = pick(random, 1, 2), offers = pick(random, 1, 3), lots = pick(random, 1, 4);
  for (int i = 0; i < items; ++i) book.items.push_back(item(i, pick(random, 0, 8), {kCodes[0], kCodes[1]}));
  for (int o = 0; o < offers; ++o) {
    book.enterprises.push_back(enterprise(id(4, o)));
    Offer row = offer(o, pick(random, 0, items - 1), pick(random, 1, 6));
    for (int c = 0; c < 2; ++c)
      if (pick(random, 0, 3) > 0)
        row.lines.push_back({kCodes[static_cast<std::size_t>(c)], FenPerTonne{pick(random, -6, 6)}});
    if (pick(random, 0, 2) == 0) row.least_load = Kilograms{pick(random, 1, 3)};
    if (pick(random, 0, 2) == 0) row.most_load = row.least_load + Kilograms{pick(random, 1, 3)};
    book.offers.push_back(row);
  }
  for (int l = 0; l < lots; ++l) {
    Lot row =
        lot(l, pick(random, 1, 5), kCodes[static_cast<std::size_t>(pick(random, 0, 1))], pick(random, -4, 8));
    row.divisible = pick(random, 0, 1) == 0;
    if (row.divisible && pick(random, 0, 1) == 0)
      row.least_part = Kilograms{pick(random, 1, static_cast<int>(row.kilograms.count))};
    book.lots.push_back(row);
  }
  return book;
}

void add_random_budgets(Book& book, std::mt19937& random) {
  for (Lot& row : book.lots) {
    if (pick(random, 0, 7) > 0) row.assay.heat = pick(random, -2, 5);
    if (pick(random, 0, 7) > 0) row.assay.chlorine = pick(random, 0, 4);
  }
  for (std::size_t o = 0; o < book.offers.size(); ++o) {
    Offer& offer = book.offers[o];
    if (o > 0 && pick(random, 0, 1) == 0) {  // the same processor's other offer, on the same line
      offer.processor = book.offers[o - 1].processor;
      offer.budgets = book.offers[o - 1].budgets;
      continue;
    }
    for (const BudgetKind kind : {BudgetKind::Heat, BudgetKind::Chlorine}) {
      if (pick(random, 0, 2) == 0) continue;
      book.budgets.push_back(
          {id(6, static_cast<int>(book.budgets.size())), offer.processor, "kiln", kind, pick(random, 0, 15)});
      offer.budgets.push_back(book.budgets.back().id);
    }
  }
}

Book random_book_with_budgets(std::mt19937& random) {
  Book book = random_book(random);
  add_random_budgets(book, random);
  return book;
}

Book city_book(int lots, int offers, unsigned seed, int divisible_percent) {
  std::mt19937 random(seed);
  Book book;
  book.cleared_at = 500;
  book.enterprises = {enterprise(id(3, 0))};
  std::int64_t total = 0;
  for (int l = 0; l < lots; ++l) {
    const std::int64_t kilograms =
        pick(random, 0, 4) == 0 ? pick(random, 5'000, 60'000) : pick(random, 200, 5'000);
    total += kilograms;
    Lot row = lot(l, kilograms, kCodes[static_cast<std::size_t>(pick(random, 0, 2))],
                  pick(random, 150'000, 400'000));
    row.divisible = pick(random, 1, 100) <= divisible_percent;
    if (row.divisible) row.least_part = Kilograms{std::min<std::int64_t>(kilograms, 2'000)};
    row.site.longitude += pick(random, -300'000, 300'000);
    row.site.latitude += pick(random, -300'000, 300'000);
    row.freight_base = FenPerTonne{3'000};
    row.freight_per_km = FenPerTonne{120};
    book.lots.push_back(row);
  }
  for (int o = 0; o < offers; ++o) {
    book.enterprises.push_back(enterprise(id(4, o)));
    book.items.push_back(item(o, total / offers, kCodes));
    Offer row = offer(o, o, total / offers * 9 / 10);
    for (const std::string& code : kCodes)
      row.lines.push_back({code, FenPerTonne{pick(random, -50'000, 250'000)}});
    row.site.longitude += pick(random, -300'000, 300'000);
    row.site.latitude += pick(random, -300'000, 300'000);
    book.offers.push_back(row);
  }
  return book;
}

Book city_book_with_budgets(int lots, int offers, unsigned seed, int divisible_percent) {
  Book book = city_book(lots, offers, seed, divisible_percent);
  std::mt19937 random(seed + 1);
  std::int64_t kilograms = 0;
  for (Lot& row : book.lots) {
    row.assay.heat = pick(random, 2'000, 30'000);
    row.assay.chlorine = pick(random, 100, 30'000);
    kilograms += row.kilograms.count;
  }
  for (Offer& offer : book.offers) {
    const int number = static_cast<int>(book.budgets.size());
    book.budgets.push_back(
        {id(6, number), offer.processor, "kiln", BudgetKind::Heat, kilograms / offers * 13'000});
    book.budgets.push_back(
        {id(6, number + 1), offer.processor, "kiln", BudgetKind::Chlorine, kilograms / offers * 12'000});
    offer.budgets = {id(6, number), id(6, number + 1)};
  }
  return book;
}

Book province_book(int lots, int offers, unsigned seed, int divisible_percent) {
  Book book = city_book(lots, offers, seed, divisible_percent);
  std::mt19937 random(seed + 2);
  const auto code_of = [](int number) { return "900-" + std::to_string(100 + number) + "-49"; };
  constexpr int codes = 28;
  for (Lot& row : book.lots) {
    row.code = code_of(pick(random, 1, codes));
    row.least_part = Kilograms{};
  }
  for (std::size_t o = 0; o < book.offers.size(); ++o) {
    book.offers[o].lines.clear();
    book.items[o].codes.clear();
    const int first = pick(random, 1, codes);
    for (int c = 0; c < 2; ++c) {
      const std::string code = code_of((first + c * 9) % codes + 1);
      book.items[o].codes.push_back(code);
      book.offers[o].lines.push_back({code, FenPerTonne{pick(random, -50'000, 250'000)}});
    }
    book.offers[o].radius_metres = 40'000;
  }
  return book;
}

Book side_by_side(const std::vector<Book>& books) {
  Book round = books.front();
  round.lots.clear(), round.offers.clear(), round.items.clear(), round.budgets.clear();
  for (std::size_t b = 0; b < books.size(); ++b) {
    const auto mark = static_cast<std::uint8_t>(b + 1);
    const auto own = [mark](Id& id) { id[15] ^= static_cast<std::uint8_t>(mark << 4); };
    const auto own_code = [mark](std::string& code) { code[0] = static_cast<char>('0' + mark); };
    Book book = books[b];
    for (Lot& row : book.lots) own(row.id), own_code(row.code);
    for (LicenceItem& row : book.items) {
      own(row.id);
      for (std::string& code : row.codes) own_code(code);
    }
    for (Budget& row : book.budgets) own(row.id);
    for (Offer& row : book.offers) {
      own(row.id), own(row.licence_item);
      row.commitment[16] ^= static_cast<std::uint8_t>(mark << 4);
      for (Id& budget : row.budgets) own(budget);
      for (Line& line : row.lines) own_code(line.code);
    }
    round.lots.insert(round.lots.end(), book.lots.begin(), book.lots.end());
    round.offers.insert(round.offers.end(), book.offers.begin(), book.offers.end());
    round.items.insert(round.items.end(), book.items.begin(), book.items.end());
    round.budgets.insert(round.budgets.end(), book.budgets.begin(), book.budgets.end());
    if (book.enterprises.size() > round.enterprises.size()) round.enterprises = book.enterprises;
  }
  return round;
}

Book shuffled(Book book, std::mt19937& random) {
  std::shuffle(book.lots.begin(), book.lots.end(), random);
  std::shuffle(book.offers.begin(), book.offers.end(), random);
  std::shuffle(book.items.begin(), book.items.end(), random);
  std::shuffle(book.budgets.begin(), book.budgets.end(), random);
  std::shuffle(book.enterprises.begin(), book.enterprises.end(), random);
  for (Offer& offer : book.offers) {
    std::shuffle(offer.lines.begin(), offer.lines.end(), random);
    std::shuffle(offer.budgets.begin(), offer.budgets.end(), random);
  }
  return book;
}

namespace {

struct Exhaustive {
  const Book& book;
  const std::vector<Arc>& arcs;
  std::vector<std::int64_t> lots, offers, items;
  std::vector<std::size_t> item_of;
  std::map<Id, std::int64_t> budgets;
  std::int64_t best = 0;

  bool draw(const Arc& arc, std::int64_t kilograms) {
    bool within = true;
    for (const Id& id : book.offers[arc.offer].budgets) {
      const auto kind = std::find_if(book.budgets.begin(), book.budgets.end(), [&](const Budget& b) {
                          return b.id == id;
                        })->kind;
      const Assay& assay = book.lots[arc.lot].assay;
      const std::int64_t each = kind == BudgetKind::Heat ? *assay.heat : *assay.chlorine;
      within = (budgets[id] -= kilograms * std::max<std::int64_t>(0, each)) >= 0 && within;
    }
    return within;
  }

  void visit(std::size_t next, std::int64_t value) {
    best = std::max(best, value);
    if (next == arcs.size()) return;
    visit(next + 1, value);
    const Arc& arc = arcs[next];
    std::int64_t &lot = lots[arc.lot], &offer = offers[arc.offer], &item = items[item_of[arc.offer]];
    for (std::int64_t kg = arc.least.count; kg <= std::min({arc.most.count, lot, offer, item}); ++kg) {
      lot -= kg, offer -= kg, item -= kg;
      if (draw(arc, kg)) visit(next + 1, value + arc.margin.count * kg);
      draw(arc, -kg);
      lot += kg, offer += kg, item += kg;
    }
  }
};

}  // namespace

std::int64_t exhaustive_optimum(const Book& book) {
  const Eligibility eligible = eligibility(book);
  Exhaustive all{book, eligible.arcs, {}, {}, {}, {}, {}};
  for (const Budget& row : book.budgets) all.budgets[row.id] = row.amount;
  for (const Lot& row : book.lots) all.lots.push_back(row.kilograms.count);
  for (const LicenceItem& row : book.items) all.items.push_back(row.remaining.count);
  for (const Offer& row : book.offers) {
    all.offers.push_back(row.capacity.count);
    const auto at = std::find_if(book.items.begin(), book.items.end(),
                                 [&](const LicenceItem& i) { return i.id == row.licence_item; });
    all.item_of.push_back(static_cast<std::size_t>(at - book.items.begin()));
  }
  all.visit(0, 0);
  return all.best;
}

}  // namespace heliu::matching
