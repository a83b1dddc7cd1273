#include "core/import/headings.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/basics/codes.hpp"
#include "core/basics/text.hpp"
#include "core/import/cells.hpp"

namespace jm216 {

namespace {

struct HeadingWords {
  ImportField field;
  std::string_view words;  // the most telling first, as folded() makes them
};

constexpr std::array<HeadingWords, 24> heading_words = {{
    {ImportField::invoice,
     "invoice invoiceno invoicenumber invoicenr invoiceid rechnungsnummer rechnungsnr rechnungnr "
     "rechnung fakturanummer fakturanr faktura belegnummer belegnr beleg documentnumber documentno "
     "docno document billingdocument voucher voucherno num invoicenum numero numerodefacture "
     "nfacture nofacture nofactura nofattura facture factureno numerofacture factura "
     "numerodefactura nfactura fattura "
     "numerofattura nfattura 請求書番号 請求番号 伝票番号 インボイス番号"},
    {ImportField::line,
     "line lineno linenumber lineitem invoiceline rechnungsposition position positionsnr posnr pos "
     "zeile lineid linesequence ligne nligne linea riga posicion 行番号 明細番号"},
    {ImportField::date,
     "invoicedate rechnungsdatum date fakturadatum belegdatum datum billingdate documentdate "
     "docdate "
     "buchungsdatum postingdate dateofinvoice fkdat fkdatum fakdat trandate transactiondate "
     "datefacture datedefacture datedefacturation fecha fechafactura fechadefactura datafattura "
     "data 請求日 請求書日付 売上日 日付"},
    {ImportField::country,
     "country countrycode countryofsale salescountry land landcode laendercode landescode "
     "laenderkennzeichen bestimmungsland lieferland verkaufsland empfangsland destination "
     "shiptocountry countryofdestination shipcountry shippingcountry weland landwe "
     "landwarenempfaenger pays paysdedestination paysdelivraison pais paisdedestino paese "
     "paesedidestinazione nazione 国 仕向国 国名 国コード"},
    {ImportField::seller,
     "seller soldby sellingentity verkaeufer verkaeufergesellschaft gesellschaft legalentity "
     "entity "
     "companycode buchungskreis sublicensee unterlizenznehmer"},
    {ImportField::product,
     "product productcode productname produkt produktname artikel artikelnummer artikelnr "
     "artikelbezeichnung sku material materialnummer bezeichnung article description item itemname "
     "produit designation producto articulo descripcion prodotto articolo descrizione 商品 商品名 "
     "品名 品番 製品"},
    {ImportField::quantity,
     "quantity qty quantitysold menge verkaufsmenge stueckzahl anzahl stueck units packs "
     "packungen qtysold fakturiertemenge faktmenge fkimg billedquantity quantite qte cantidad cant "
     "quantita qta 数量"},
    {ImportField::unit,
     "unit unitofmeasure uom um meins vrkme unite unidad unidaddemedida unita unitadimisura 単位 "
     "einheit mengeneinheit verkaufseinheit me packung"},
    {ImportField::currency,
     "currency currencycode ccy curr waehrung waehrungscode waehrungskennzeichen waehr waehrg whg "
     "waerk devise monnaie moneda divisa valuta 通貨"},
    {ImportField::gross,
     "gross grossamount grosssales grossprice grossvalue invoicedprice invoiceamount invoicevalue "
     "invoicedamount rechnungsbetrag bruttobetrag brutto bruttoumsatz bruttowert bruttopreis "
     "amount betrag umsatz sales salesvalue revenue turnover nettowert netwr netvalue montant "
     "montantfacture chiffredaffaires importe importebruto importo importolordo fatturato 金額 "
     "売上金額 請求金額 売上高"},
    {ImportField::trade_discount,
     "tradediscount discount rebate rabatt handelsrabatt preisnachlass nachlass skonto "
     "discountamount rabattbetrag remise descuento sconto 値引 値引額 割引"},
    {ImportField::returns,
     "returns returnsandallowances allowances retouren ruecksendungen ruecknahmen rueckgaben"},
    {ImportField::packing, "packing packaging verpackung verpackungskosten"},
    {ImportField::insurance,
     "insurance transportinsurance versicherung transportversicherung assurance seguro "
     "assicurazione 保険料"},
    {ImportField::freight,
     "freight freightcharges shipping shippingcost carriage transport fracht frachtkosten "
     "transportkosten versand versandkosten fraisdeport port flete trasporto spesetrasporto 運賃 "
     "送料"},
    {ImportField::sales_tax,
     "salestax vat vatamount tax taxamount mwst mwstbetrag mehrwertsteuer ust umsatzsteuer steuer "
     "steuerbetrag tva montanttva iva importeiva impuesto imposta 消費税 税額"},
    {ImportField::import_duty,
     "importduty importduties duty customs customsduty zoll droitsdedouane aranceles dazi 関税 "
     "einfuhrzoll zollgebuehren"},
    {ImportField::export_insurance,
     "exportinsurance exportcreditinsurance exportversicherung exportkreditversicherung "
     "ausfuhrversicherung"},
    {ImportField::separately_charged,
     "separatelycharged gesondertberechnet gesondertausgewiesen separatberechnet"},
    {ImportField::is_export, "export isexport ausfuhr"},
    {ImportField::arms_length, "armslength fremdueblich fremdvergleich"},
    {ImportField::fair_market_price,
     "fairmarketprice fairmarketvalue fmv marktpreis verkehrswert marktwert"},
    {ImportField::credit_of,
     "creditof creditnotefor originalinvoice creditedinvoice referenceinvoice gutschriftzu "
     "gutschriftzurechnung stornozu bezugsrechnung ursprungsrechnung referenzrechnung "
     "originalrechnung"},
    {ImportField::credit_reason,
     "creditreason reasonforcredit reason reasoncode gutschriftsgrund grund storniergrund"},
}};

// A letter with a mark, as a word without it is written: "ä", "É", "ß".
std::string_view folded_letter(std::string_view two_bytes) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 47> letters = {
      {{"ä", "ae"}, {"ö", "oe"}, {"ü", "ue"}, {"Ä", "ae"}, {"Ö", "oe"}, {"Ü", "ue"}, {"ß", "ss"},
       {"á", "a"},  {"à", "a"},  {"â", "a"},  {"ã", "a"},  {"å", "a"},  {"Á", "a"},  {"À", "a"},
       {"Â", "a"},  {"Å", "a"},  {"é", "e"},  {"è", "e"},  {"ê", "e"},  {"ë", "e"},  {"É", "e"},
       {"È", "e"},  {"Ê", "e"},  {"í", "i"},  {"ì", "i"},  {"î", "i"},  {"ï", "i"},  {"Í", "i"},
       {"Î", "i"},  {"ó", "o"},  {"ò", "o"},  {"ô", "o"},  {"õ", "o"},  {"Ó", "o"},  {"Ô", "o"},
       {"ø", "o"},  {"ú", "u"},  {"ù", "u"},  {"û", "u"},  {"Ú", "u"},  {"Û", "u"},  {"ñ", "n"},
       {"Ñ", "n"},  {"ç", "c"},  {"Ç", "c"},  {"º", "o"},  {"°", "o"}}};
  for (const auto& [letter, plain] : letters) {
    if (letter == two_bytes) return plain;
  }
  return {};
}

// The bytes of a letter of another script than the Latin, which stays as it is; 0 of anything else.
std::size_t foreign_letter(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text.front());
  const std::size_t size = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (lead < 0xCE || lead == 0xE2 || lead == 0xEF || size > text.size()) return 0;
  return text.starts_with("\xE3\x80") ? 0 : size;  // blanks and brackets
}

std::optional<std::size_t> rank_in(std::string_view words, std::string_view word) {
  std::size_t rank = 0;
  while (!words.empty()) {
    const std::size_t end = words.find(' ');
    if (words.substr(0, end) == word) return rank;
    ++rank;
    words.remove_prefix(end == std::string_view::npos ? words.size() : end + 1);
  }
  return std::nullopt;
}

std::optional<HeadingMatch> find_word(std::string_view word) {
  if (word.empty()) return std::nullopt;
  for (const HeadingWords& entry : heading_words) {
    if (const auto rank = rank_in(entry.words, word)) return HeadingMatch{entry.field, *rank, {}};
  }
  for (std::size_t i = 0; i < import_field_count; ++i) {
    if (folded(import_fields()[i].name) == word) {
      return HeadingMatch{static_cast<ImportField>(i), 0, {}};
    }
  }
  return std::nullopt;
}

using Meanings = std::pair<std::string_view, std::string_view>;

template <std::size_t N>
std::string look_up(const std::array<Meanings, N>& table, std::string_view word) {
  for (const auto& [written, meaning] : table) {
    if (written == word) return std::string(meaning);
  }
  return {};
}

constexpr std::array<Meanings, 48> german_countries = {{
    {"aegypten", "EG"},
    {"argentinien", "AR"},
    {"australien", "AU"},
    {"belgien", "BE"},
    {"brasilien", "BR"},
    {"bulgarien", "BG"},
    {"daenemark", "DK"},
    {"deutschland", "DE"},
    {"estland", "EE"},
    {"finnland", "FI"},
    {"frankreich", "FR"},
    {"griechenland", "GR"},
    {"grossbritannien", "GB"},
    {"indien", "IN"},
    {"indonesien", "ID"},
    {"irland", "IE"},
    {"island", "IS"},
    {"italien", "IT"},
    {"japan", "JP"},
    {"kanada", "CA"},
    {"kroatien", "HR"},
    {"lettland", "LV"},
    {"litauen", "LT"},
    {"luxemburg", "LU"},
    {"mexiko", "MX"},
    {"neuseeland", "NZ"},
    {"niederlande", "NL"},
    {"norwegen", "NO"},
    {"oesterreich", "AT"},
    {"polen", "PL"},
    {"portugal", "PT"},
    {"rumaenien", "RO"},
    {"russland", "RU"},
    {"saudiarabien", "SA"},
    {"schweden", "SE"},
    {"schweiz", "CH"},
    {"singapur", "SG"},
    {"slowakei", "SK"},
    {"slowenien", "SI"},
    {"spanien", "ES"},
    {"suedafrika", "ZA"},
    {"suedkorea", "KR"},
    {"tschechien", "CZ"},
    {"tuerkei", "TR"},
    {"ungarn", "HU"},
    {"usa", "US"},
    {"vereinigteskoenigreich", "GB"},
    {"vereinigtestaaten", "US"},
}};

constexpr std::array<Meanings, 10> yes_and_no = {{{"yes", "true"},
                                                  {"y", "true"},
                                                  {"ja", "true"},
                                                  {"j", "true"},
                                                  {"wahr", "true"},
                                                  {"no", "false"},
                                                  {"n", "false"},
                                                  {"nein", "false"},
                                                  {"falsch", "false"},
                                                  {"x", "true"}}};

constexpr std::array<Meanings, 14> reasons = {{{"return", "returned"},
                                               {"retoure", "returned"},
                                               {"ruecksendung", "returned"},
                                               {"rueckgabe", "returned"},
                                               {"defekt", "defective"},
                                               {"mangelhaft", "defective"},
                                               {"reklamation", "defective"},
                                               {"korrektur", "correction"},
                                               {"storno", "correction"},
                                               {"rabatt", "discount"},
                                               {"preisnachlass", "discount"},
                                               {"nachlass", "discount"},
                                               {"sonstiges", "other"},
                                               {"andere", "other"}}};

}  // namespace

// Small letters and digits alone, umlauts written out.
std::string folded(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c >= 'A' && c <= 'Z') {
      result += static_cast<char>(c - 'A' + 'a');
    } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      result += c;
    } else if (const auto letters = folded_letter(text.substr(i, 2)); !letters.empty()) {
      result += letters;
      ++i;
    } else if (const std::size_t size = foreign_letter(text.substr(i)); size > 0) {
      result += text.substr(i, size);
      i += size - 1;
    }
  }
  return result;
}

std::vector<Qualifier> qualifiers_of(ImportField field, std::string_view heading) {
  // "Document (No.)" is one word; but folding loses the sign of "Discount %".
  const bool is_one_word = find_word(folded(heading)).has_value();
  std::vector<Qualifier> found;
  for (Qualifier& one : parts_of(heading).qualifiers) {
    const bool is_in_word =
        is_one_word && (one.kind == Qualifier::Kind::other || one.kind == Qualifier::Kind::each);
    if (!is_in_word && !is_of_every_row(field, one)) found.push_back(std::move(one));
  }
  if (field != ImportField::gross || is_one_word) return found;
  if (auto one = one_of_amounts(heading)) {
    found.push_back({Qualifier::Kind::other, std::move(one->which), {}});
  }
  return found;
}

std::optional<HeadingMatch> match_heading(std::string_view heading) {
  auto match = find_word(folded(heading));
  if (!match) match = find_word(folded(parts_of(heading).base));
  if (!match) {
    if (const auto one = one_of_amounts(heading)) match = find_word(one->amount);
    if (match && match->field != ImportField::gross) match.reset();
  }
  if (match) match->qualifiers = qualifiers_of(match->field, heading);
  return match;
}

bool says_kind(std::string_view heading) {
  if (heading == "+/-" || heading == "±") return true;
  return rank_in(
             "type transactiontype documenttype doctype invoicetype billingtype kind sh dc cd drcr "
             "crdr debitcredit creditdebit sollhaben sign vorzeichen belegart fakturaart fkart "
             "rechnungsart vorgangsart buchungsart art typ sens tipo segno signo tipodocumento "
             "typedocument naturedelapiece",
             folded(heading))
      .has_value();
}

bool marks_credit(std::string_view heading) {
  return rank_in(
             "credit credits creditnote creditmemo iscredit gutschrift gutschriften avoir abono",
             folded(heading))
      .has_value();
}

bool marks_void(std::string_view heading) {
  return rank_in("void voided cancelled canceled storno storniert fksto annule annullato anulada",
                 folded(heading))
      .has_value();
}

bool is_cross(std::string_view cell) {
  return cell == "✓" || cell == "✗" ||
         rank_in("x xx yes y true ja j wahr 1 oui si", folded(cell)).has_value();
}

bool says_void(std::string_view cell) {
  return rank_in(
             "void voided cancelled canceled storniert annulliert annule annulee annullato "
             "annullata "
             "anulado anulada geloescht deleted 取消 取消済 無効",
             folded(cell))
      .has_value();
}

RowKind usual_kind(std::string_view cell) {
  const std::string word = folded(cell);
  // Whether a sale is debit or credit depends on whose account it is.
  if (rank_in("s h d c cr dr soll haben debit credit", word)) return RowKind::either;
  if (cell == "+" || cell == "-" || cell == "−") return RowKind::either;
  constexpr std::string_view credits =
      "creditmemo creditnote creditinvoice creditmemorequest customercredit cashrefund refund "
      "salesreturn gutschrift gutschriften storno stornorechnung stornierung retoure ruecksendung "
      "rechnungskorrektur avoir notedecredit notecredit notadecredito notadecrdito "
      "facturarectificativa notadicredito notacredito";
  if (rank_in(credits, word) ||
      rank_in(
          "return returns abono reversal cancellation correction crmemo crn cn cm gs g2 gu dg s1",
          word)) {
    return RowKind::credit;
  }
  if (rank_in("invoice invoices sale sales cashsale salesreceipt salesinvoice rechnung verkauf "
              "ausgangsrechnung faktura facture vente factura venta fattura vendita "
              "standardinvoice inv f1 f2 l2 rv",
              word)) {
    return RowKind::sale;
  }
  constexpr std::array<std::string_view, 6> foreign = {"赤伝",   "返品", "赤",
                                                       "赤伝票", "貸方", "кредит-нота"};
  for (const std::string_view credit : foreign) {
    if (cell == credit) return RowKind::credit;
  }
  // "Credit memo for 1", "Gutschrift zu 1001"
  for (std::size_t words = 1, end = cell.find(' '); words <= 2 && end != std::string_view::npos;
       ++words, end = cell.find(' ', end + 1)) {
    if (rank_in(credits, folded(cell.substr(0, end)))) return RowKind::credit;
  }
  return RowKind::unknown;
}

namespace {

constexpr std::string_view total_words =
    "total totals subtotal subtotals grandtotal sum sums summe summen gesamt gesamtsumme "
    "gesamtbetrag gesamtumsatz endsumme zwischensumme uebertrag saldo somme soustotal totaux "
    "totale totali subtotale suma subtotales totales somma totaal subtotaal celkem razem toplam "
    "osszesen yhteensae summa totalt carriedforward broughtforward soma totais "
    "gesamtergebnis overallresult";
// Also the beginnings of names.
constexpr std::string_view result_words = "result results ergebnis resultado resultat risultato";

// Of words of which none has a digit: most cells need no more to be looked at.
bool is_one_of(std::string_view words, std::string_view word) {
  return std::none_of(word.begin(), word.end(), is_digit) && rank_in(words, word).has_value();
}

}  // namespace

bool is_total_alone(std::string_view cell) {
  constexpr std::size_t longest = 200;
  if (cell.size() < 2 || cell.size() > longest || !has_letter(cell)) return false;
  constexpr std::array<std::string_view, 8> foreign = {"合計",  "小計",  "総計",  "総合計",
                                                       "итого", "Итого", "всего", "Всего"};
  for (const std::string_view word : foreign) {
    if (cell.find(word) != std::string_view::npos) return true;
  }
  const auto is_word = [](std::string_view word) {
    return is_one_of(total_words, word) || is_one_of(result_words, word);
  };
  const std::size_t last_end = cell.find_last_not_of("* \t#:=-") + 1;
  const std::size_t last = cell.substr(0, last_end).find_last_of(" -");
  const std::size_t from = last == std::string_view::npos ? 0 : last + 1;
  const std::string word = folded(cell.substr(from, last_end - from));
  if (word.size() >= 3 && is_word(word)) return true;
  const std::string whole = folded(cell);
  return whole.size() >= 3 && is_word(whole);
}

bool says_total(std::string_view cell) {
  if (is_total_alone(cell)) return true;
  const std::size_t begin = cell.find_first_not_of("* \t#:=-");
  if (begin == std::string_view::npos) return false;
  const std::size_t end = std::min(cell.find_first_of(" :", begin), cell.size());
  return is_one_of(total_words, folded(cell.substr(begin, end - begin)));
}

std::string usual_meaning(ImportField field, std::string_view cell) {
  switch (info_of(field).kind) {
    case CellKind::country: {
      if (Country::find(cell)) return {};
      const std::string german = look_up(german_countries, folded(cell));
      return german.empty() ? std::string(likely_country(cell)) : german;
    }
    case CellKind::currency:
      // Dollars, pounds and yen are several countries' money.
      if (Currency::find(cell) || cell == "$" || cell == "£" || cell == "¥") return {};
      return std::string(likely_currency(cell));
    case CellKind::flag:
    case CellKind::charged:
      return look_up(yes_and_no, folded(cell));
    case CellKind::reason:
      return look_up(reasons, folded(cell));
    default:
      return {};
  }
}

}  // namespace jm216
