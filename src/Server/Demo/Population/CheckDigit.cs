namespace Chartroom.Server.Demo.Population;

/// <summary>The last digit of numbers that guard themselves against typing errors. Source: Luhn, ISO/IEC 7812-1 annex B.</summary>
internal static class CheckDigit
{
    /// <summary>The digit to put after <paramref name="body"/>; <paramref name="start"/> stands for digits before it that are not written.</summary>
    public static int Luhn(ReadOnlySpan<char> body, int start = 0)
    {
        var sum = start;
        for (var i = 0; i < body.Length; i++)
        {
            var digit = body[body.Length - 1 - i] - '0';
            var doubled = i % 2 == 0 ? digit * 2 : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return (10 - sum % 10) % 10;
    }
}
