using System.Security.Cryptography;
using System.Text;

namespace Chartroom.Rules.Releases;

/// <summary>
/// A code-set release: a folder of tables with the discharges it is for, who published it, under what licence, and what it is
/// known to lack. Dates are whole days, both inclusive; a null <c>To</c> means until further notice.
/// Source: design.md §5; the release folder's own README.
/// </summary>
public sealed record CodeRelease(
    string Name, string System, string Version, DateOnly From, DateOnly? To, string Publisher, string Licence, string Folder)
{
    /// <summary>Tables that the release should have and does not, and what is known to be missing inside them.</summary>
    public required IReadOnlyList<string> Gaps { get; init; }

    /// <summary>Names of the files, with folder separators as <c>/</c>, in ordinal order.</summary>
    public IReadOnlyList<string> Files() =>
    [
        .. Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Folder, f).Replace(Path.DirectorySeparatorChar, '/')).Order(StringComparer.Ordinal),
    ];

    /// <summary>SHA-256 over the names and contents of all files, lower-case hexadecimal: two equal releases have equal hashes.</summary>
    public string Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Files())
        {
            hash.AppendData(Encoding.UTF8.GetBytes(file + "\n"));
            hash.AppendData(SHA256.HashData(File.ReadAllBytes(Path.Combine(Folder, file))));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Whether the release is for discharges on a day.</summary>
    public bool IsFor(DateOnly discharge) => From <= discharge && (To is null || discharge <= To);
}
