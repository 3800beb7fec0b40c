#include "matching/sentences.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>

#include "matching/canonical.hpp"

namespace heliu::matching {
namespace {

struct Words {
  std::string_view key, chinese, english;
  std::string_view in(Language language) const { return language == Language::Chinese ? chinese : english; }
};

constexpr std::array kRules = std::to_array<Words>({
    {"lot-changed-after-seal", "报价封存之后货物有实质变更",
     "the offer was sealed before the lot last changed"},
    {"code-not-licensed", "许可证不含该废物代码", "the licence does not cover the code"},
    {"licence-not-valid", "许可证在撮合时不在有效期内", "the licence was not valid at the clearing"},
    {"quota-exhausted", "许可证剩余数量不足", "the licence has too little left"},
    {"frozen", "一方已被监管部门冻结", "a party is frozen by the regulator"},
    {"rating-below-floor", "环保信用低于下限", "the environmental credit is below the floor"},
    {"policy-not-in-force", "所需保险失效或限额不足", "the required insurance lapsed or is too small"},
    {"form-not-accepted", "不接收该形态或包装", "the form or packaging is not accepted"},
    {"assay-missing", "有限值或预算的指标未检测", "a property with a limit or budget was not measured"},
    {"assay-out-of-limits", "检测值超出接收限值", "a measured property is outside the limits"},
    {"load-out-of-range", "数量不在能力或批量范围内", "the mass does not fit the capacity or load range"},
    {"budget-too-small", "热量或氯预算不足一次接收", "a heat or chlorine budget is too small for one award"},
    {"out-of-radius", "超出接收半径", "the lot is farther than the radius"},
    {"windows-dont-meet", "取货与接收时间不重叠", "pickup and receiving windows do not overlap"},
    {"approval-missing", "缺少跨市或跨省转移批准", "the move out of the city or province is not approved"},
    {"same-controller", "双方受同一控制人控制", "both parties have one controller"},
    {"price-above-reserve", "价格加运费高于保留价", "price and freight exceed the reserve"},
    {"policy-above-reserve", "计入政策项后高于保留价", "with the policy terms it exceeds the reserve"},
    {"no-offer", "无人对该代码报价", "nobody offered for the code"},
    {"all-struck", "所有报价均因规则排除", "every offer for it was struck by a rule"},
    {"outbid", "其价值低于所需处置能力的稀缺价", "it was worth less than the capacity it needed"},
    {"did-not-fit", "价格足够,但余量放不下", "the price was good, but the mass did not fit"},
});

constexpr std::array kFacts = std::to_array<Words>({
    {"sealed_at", "封存", "sealed"},
    {"lot_changed_at", "货物变更", "lot changed"},
    {"code", "代码", "code"},
    {"licence_item", "许可项", "licence item"},
    {"valid_from", "有效自", "valid from"},
    {"valid_to", "有效至", "valid to"},
    {"cleared_at", "撮合", "cleared"},
    {"remaining_kg", "剩余", "remaining"},
    {"needed_kg", "需要", "needed"},
    {"frozen", "冻结方", "frozen"},
    {"enterprise", "企业", "enterprise"},
    {"role", "角色", "role"},
    {"rating", "评级", "rating"},
    {"floor", "下限", "floor"},
    {"cover_until", "保险至", "insured until"},
    {"cover", "保险", "cover"},
    {"form", "形态", "form"},
    {"packaging", "包装", "packaging"},
    {"property", "指标", "property"},
    {"measured", "检测值", "measured"},
    {"most", "上限", "at most"},
    {"least", "下限", "at least"},
    {"lot_kg", "货物", "lot"},
    {"capacity_kg", "能力", "capacity"},
    {"least_load_kg", "最小批量", "least load"},
    {"most_load_kg", "最大批量", "most load"},
    {"budget", "产线", "line"},
    {"amount_kj", "热量预算(千焦)", "heat budget in kJ"},
    {"amount_mg", "氯预算(毫克)", "chlorine budget in mg"},
    {"heat_kj_kg", "热值(千焦/千克)", "heat in kJ/kg"},
    {"chlorine_mg_kg", "氯(毫克/千克)", "chlorine in mg/kg"},
    {"distance_m", "距离(米)", "distance in m"},
    {"radius_m", "半径(米)", "radius in m"},
    {"pickup_from", "取货自", "pickup from"},
    {"pickup_to", "取货至", "pickup to"},
    {"receive_from", "接收自", "receiving from"},
    {"receive_to", "接收至", "receiving to"},
    {"from_city", "移出市", "from city"},
    {"to_city", "移入市", "to city"},
    {"controller", "控制人", "controller"},
    {"reserve_fen_t", "保留价", "reserve"},
    {"price_fen_t", "价格", "price"},
    {"freight_fen_t", "运费", "freight"},
    {"policy_fen_t", "政策项", "policy term"},
});

// {name} stands for the fact of that name; {lot} and {offer} for the ids.
constexpr std::array kSentences = std::to_array<Words>({
    {"Awarded",
     "货物{lot}的{kilograms_kg}成交给报价{offer}:价格{price_fen_t},运费{freight_fen_t},政策项{policy_fen_t}"
     "。",
     "{kilograms_kg} of lot {lot} went to offer {offer}: price {price_fen_t}, freight {freight_fen_t}, "
     "policy term "
     "{policy_fen_t}."},
    {"Gain", "与保留价相比,货主每吨得益{gain_fen_t}。",
     "Against its reserve the producer gains {gain_fen_t}."},
    {"NoneCheaper", "没有更便宜的合格报价。", "No admitted offer would have cost less."},
    {"CheaperTold",
     "报价{offer}的成本为{cost_fen_t},低{cheaper_by_fen_t};其能力的稀缺价为{scarcity_fen_t},余量{room_kg}。",
     "Offer {offer} would have cost {cost_fen_t}, less by {cheaper_by_fen_t}; its capacity was worth "
     "{scarcity_fen_t} "
     "and {room_kg} of it was left."},
    {"CheaperWasScarce", "有更便宜的合格报价,但其能力用于其他货物更有价值:每吨稀缺价{scarcity_fen_t}。",
     "An admitted offer cost less, but its capacity was worth {scarcity_fen_t} more to other lots."},
    {"CheaperHadNoRoom", "有更便宜的合格报价,但余量放不下该数量(整批或合规的部分)。",
     "An admitted offer cost less, but had no room for this mass, whole or in lawful parts."},
    {"CapacityScarce", "报价{offer}的能力({capacity})稀缺:再多一吨值{scarcity_fen_t}。",
     "Capacity of offer {offer} ({capacity}) was scarce: one more tonne would be worth {scarcity_fen_t}."},
    {"Left", "货物{lot}有{left_kg}未成交:{reason}。", "{left_kg} of lot {lot} stayed unawarded: {reason}."},
    {"ReserveNeeded", "保留价达到{reserve_fen_t}时本可成交。",
     "A reserve of {reserve_fen_t} would have won."},
    {"BidNeeded", "对货物{lot},报价降至{price_fen_t}本可成交。",
     "For lot {lot} a bid of {price_fen_t} would have won."},
    {"ReserveReference", "按稀缺价参考,保留价约需{reserve_fen_t}。",
     "By the scarcity prices a reserve of about {reserve_fen_t} would have been needed."},
    {"BidReference", "对货物{lot},按稀缺价参考,报价约需降至{price_fen_t}。",
     "For lot {lot}, by the scarcity prices, a bid of about {price_fen_t} would have been needed."},
    {"TooFewBidders", "为保护他方报价,参与者少于三家时不告知临界价。",
     "With fewer than three bidders the price that would have won is not told: it could be a rival's own."},
    {"Paradox",
     "货物{lot}的{left_kg}被矛盾拒绝:按统一价{uniform_fen_t}双方均可得益,但处置方余量{room_kg}放不下。",
     "{left_kg} of lot {lot} was paradoxically rejected: at the uniform price {uniform_fen_t} both sides "
     "would gain, "
     "but the mass did not fit the {room_kg} left."},
    {"Struck", "货物{lot}的一个报价被排除:{reason}。", "An offer for lot {lot} was struck: {reason}."},
    {"OfferUnused", "报价{offer}的能力{capacity_kg}未成交。",
     "Nothing of offer {offer} ({capacity_kg}) was used."},
    {"OfferUsed", "报价{offer}的{capacity_kg}中成交{awarded_kg}。",
     "{awarded_kg} of offer {offer} ({capacity_kg}) was used."},
    {"UniformPriceCapped", "统一价{uniform_fen_t}高于货主限额,该笔按{paid_fen_t}结算。",
     "The uniform price {uniform_fen_t} exceeds the producer's limit: this award pays {paid_fen_t}."},
});

template <std::size_t N>
const Words* find(const std::array<Words, N>& table, std::string_view key) {
  const auto found =
      std::find_if(table.begin(), table.end(), [&](const Words& row) { return row.key == key; });
  return found == table.end() ? nullptr : &*found;
}

std::string fixed(std::int64_t value, int digits) {
  std::string text = std::to_string(value < 0 ? -value : value);
  const auto point = static_cast<std::size_t>(digits);
  if (text.size() <= point) text.insert(0, point + 1 - text.size(), '0');
  text.insert(text.size() - point, ".");
  return (value < 0 ? "-" : "") + text;
}

std::string china_time(std::int64_t micros) {
  using namespace std::chrono;
  if (micros < 0 || micros > 4'102'444'800'000'000) return std::to_string(micros);  // beyond 2100: as it is
  const std::int64_t seconds = micros / 1'000'000 + 8 * 3600;
  const year_month_day day{sys_days{days{seconds / 86'400}}};
  const auto two = [](std::int64_t n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  return std::to_string(static_cast<int>(day.year())) + "-" + two(static_cast<unsigned>(day.month())) + "-" +
         two(static_cast<unsigned>(day.day())) + " " + two(seconds % 86'400 / 3600) + ":" +
         two(seconds % 3600 / 60);
}

// A fact's value with its unit, by the ending of its key.
std::string value_text(const std::string& key, const std::string& value, Language language) {
  const bool chinese = language == Language::Chinese;
  std::int64_t number = 0;
  const auto parsed = std::from_chars(value.data(), value.data() + value.size(), number);
  if (key == "reason") return rule_text(value, language);
  if (parsed.ec != std::errc{} || parsed.ptr != value.data() + value.size()) return value;
  if (key.ends_with("_fen_t")) return fixed(number, 2) + (chinese ? "元/吨" : " yuan/t");
  if (key.ends_with("_kg") && key != "heat_kj_kg" && key != "chlorine_mg_kg")
    return fixed(number, 3) + (chinese ? "吨" : " t");
  if (key.ends_with("_at") || key.ends_with("_from") || key.ends_with("_to") || key == "cover_until")
    return china_time(number);
  return value;
}

std::string name_of(const Id& id, Language language) {
  if (id == Id{}) return language == Language::Chinese ? "(不公开)" : "(not told)";
  return "…" + hex(id).substr(24);
}

// " (measured 101, at most 100)"
std::string listed(const Facts& facts, Language language) {
  std::string text;
  for (const auto& [key, value] : facts) {
    if (key == "reason") continue;
    const Words* label = find(kFacts, key);
    text += text.empty() ? "" : language == Language::Chinese ? "," : ", ";
    text += std::string(label ? label->in(language) : key) + " " + value_text(key, value, language);
  }
  if (text.empty()) return "";
  return language == Language::Chinese ? "(" + text + ")" : " (" + text + ")";
}

const Words& template_of(Point point) {
  return kSentences.at(static_cast<std::size_t>(point));
}

}  // namespace

std::string rule_text(std::string_view reason, Language language) {
  const Words* rule = find(kRules, reason);
  return std::string(rule ? rule->in(language) : reason);
}

std::string sentence(const Said& said, Language language) {
  std::string text(template_of(said.point).in(language));
  const auto put = [&text](const std::string& name, const std::string& value) {
    for (auto at = text.find("{" + name + "}"); at != std::string::npos; at = text.find("{" + name + "}"))
      text.replace(at, name.size() + 2, value);
  };
  put("lot", name_of(said.lot, language));
  put("offer", name_of(said.offer, language));
  for (const auto& [key, value] : said.facts)
    put(key, value_text(key, value, language) +
                 (said.point == Point::Struck && key == "reason" ? listed(said.facts, language) : ""));
  return text;
}

}  // namespace heliu::matching
