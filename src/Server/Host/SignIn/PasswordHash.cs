using System.Security.Cryptography;

namespace Chartroom.Server.Host.SignIn;

/// <summary>
/// Passwords as PBKDF2 hashes: <c>pbkdf2-sha512$ITERATIONS$SALT$HASH</c>, salt and hash in Base64, so that the number of
/// iterations can grow while old hashes keep working.
/// Source: NIST SP 800-132; OWASP Password Storage Cheat Sheet (PBKDF2-HMAC-SHA512, 210,000 iterations).
/// </summary>
internal static class PasswordHash
{
    private const string Scheme = "pbkdf2-sha512";
    private const int Iterations = 210_000;
    private const int Bytes = 32;

    /// <summary>A hash that no password matches; it costs as much to check as a real one.</summary>
    public static string OfNobody { get; } = Of(Convert.ToBase64String(RandomNumberGenerator.GetBytes(24)));

    public static string Of(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(16);
        var hash = Rfc2898DeriveBytes.Pbkdf2(password, salt, Iterations, HashAlgorithmName.SHA512, Bytes);
        return $"{Scheme}${Iterations}${Convert.ToBase64String(salt)}${Convert.ToBase64String(hash)}";
    }

    /// <summary>True when the password makes that hash; false for a hash text that cannot be read.</summary>
    public static bool Matches(string password, string hash)
    {
        if (hash.Split('$') is not [Scheme, var iterations, var salt, var expected] || !int.TryParse(iterations, out var rounds))
            return false;
        var wanted = Convert.FromBase64String(expected);
        var made = Rfc2898DeriveBytes.Pbkdf2(
            password, Convert.FromBase64String(salt), rounds, HashAlgorithmName.SHA512, wanted.Length);
        return CryptographicOperations.FixedTimeEquals(made, wanted);
    }
}
