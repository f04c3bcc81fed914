using System.Collections.Frozen;
using Chartroom.Rules.Matching.Text;

namespace Chartroom.Rules.Matching;

/// <summary>
/// Recognises what a column holds from its header (<c>dob</c>, <c>surname</c>, <c>soc_sec_id</c>, <c>PatientFirstName</c>…)
/// or from the name of a JSON field. A header that says nothing known is left alone.
/// </summary>
public static class ColumnNames
{
    private static readonly FrozenDictionary<string, PersonField> Known = Read(
    [
        (PersonField.Given, "given givenname firstname fname first forename forenames christianname namefirst givennames namegiven prenom nombre vorname"),
        (PersonField.Middle, "middle middlename mname mi middleinitial namemiddle secondname middlenames"),
        (PersonField.Family, "family familyname lastname lname last surname namelast sname namefamily apellido nachname nom"),
        (PersonField.Maiden, "maiden maidenname namelasthyph birthname formername previouslastname secondlastname secondsurname namemaiden nee priorlastname"),
        (PersonField.Alias, "alias namealias aka nickname preferredname knownas"),
        (PersonField.Suffix, "suffix namesuffix generation namesuf"),
        (PersonField.BirthDate, "birthdate dob dateofbirth dobirth birth bdate birthday dateofbirthday"),
        (PersonField.Day, "day birthday dobday dayofbirth bday birthd dd"),
        (PersonField.Month, "month birthmonth dobmonth monthofbirth bmonth mm"),
        (PersonField.Year, "year birthyear dobyear yearofbirth byear yob yyyy"),
        (PersonField.BirthOrder, "birthorder multiplebirthorder"),
        (PersonField.Sex, "sex gender birthsex administrativesex"),
        (PersonField.Street, "street address address1 addressline1 streetaddress addr addr1 addressstreet1 street1 currentstreet1 streetname addressstreet address1street addressline currentaddress homeaddress"),
        (PersonField.Number, "number streetnumber housenumber houseno streetno addressnumber"),
        (PersonField.Unit, "unit address2 addressline2 addr2 apt apartment unitnumber addressstreet2 street2 currentstreet2 suite"),
        (PersonField.City, "city suburb town addresscity locality currentcity village municipality"),
        (PersonField.State, "state province addressstate region currentstate"),
        (PersonField.Zip, "zip zipcode postcode postalcode addresszip address2zip currentzip currentzipcode zip5 plz postcodefake"),
        (PersonField.Phone, "phone phone1 phone2 telephone phonenumber homephone mobile cell cellphone tel primaryphone mobilephone workphone"),
        (PersonField.Email, "email emailaddress mail"),
        (PersonField.Ssn, "ssn socsecid socialsecuritynumber socialsecurity socsec ss nationalid nhsnumber medicarenumber nationalidentifier"),
        (PersonField.Mrn, "mrn mrns medicalrecordnumber patientacct acct accountnumber patientaccount chartnumber recordnumber medrecno"),
        (PersonField.Insurance, "insurance medicaid medicaidid memberid policynumber subscriberid insuranceid medicaidnumber"),
        (PersonField.Mother, "mother mothersmaidenname mothermaidenname mothername mothersmaiden motherslastname"),
        (PersonField.Guardian, "guardian guardiannamefirst guardianfirst guardianfirstname guardianname"),
        (PersonField.Other, "other birthplace placeofbirth occupation race ethnicity county citizenship language religion maritalstatus country nationality"),
    ]);

    private static readonly string[] Noise = ["patient", "person", "pat", "pt", "client", "member", "current", "home", "legal", "person s"];

    /// <summary>The field a header names, or null.</summary>
    public static PersonField? Recognise(string header)
    {
        var words = Split(header);
        for (var skip = 0; skip <= words.Length; skip++)
        {
            var rest = string.Concat(words[skip..]).Replace("#", "", StringComparison.Ordinal);
            if (Known.TryGetValue(rest, out var field))
                return field;
            if (skip < words.Length && !Noise.Contains(words[skip]))
                return null;
        }
        return null;
    }

    /// <summary>Headers that hold the identifier of the record itself, likeliest first.</summary>
    public static int RecognisePrimaryKey(IReadOnlyList<string> headers)
    {
        string[] keys = ["recid", "recordid", "uniqueid", "id", "enterpriseid", "patientid", "personid", "rowid", "uuid", "key"];
        foreach (var key in keys)
        {
            for (var i = 0; i < headers.Count; i++)
            {
                if (string.Concat(Split(headers[i])) == key)
                    return i;
            }
        }
        return -1;
    }

    /// <summary>A field by its name in <c>--map</c>, or null.</summary>
    public static PersonField? Named(string name) =>
        Enum.TryParse<PersonField>(name, true, out var field) && Enum.IsDefined(field) && !int.TryParse(name, out _) ? field : null;

    private static string[] Split(string header)
    {
        var spaced = new System.Text.StringBuilder();
        for (var i = 0; i < header.Length; i++)
        {
            if (i > 0 && char.IsUpper(header[i]) && char.IsLower(header[i - 1]))
                spaced.Append(' ');
            spaced.Append(header[i]);
        }
        return Folding.Fold(spaced.ToString()).Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    private static FrozenDictionary<string, PersonField> Read((PersonField Field, string Names)[] table)
    {
        var known = new Dictionary<string, PersonField>();
        foreach (var (field, names) in table)
        {
            foreach (var name in names.Split(' '))
                known.TryAdd(name, field);
        }
        return known.ToFrozenDictionary();
    }
}
