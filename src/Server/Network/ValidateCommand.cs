using System.Buffers;
using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Chartroom.Fhir.Outcomes;
using Chartroom.Fhir.Validation;
using Chartroom.Fhir.Validation.Packages;
using Chartroom.Server.Host;

namespace Chartroom.Server.Network;

/// <summary>
/// <c>validate FILE... [--profile URL]... [--ig PACKAGE]...</c>: one OperationOutcome per resource, NDJSON in input order.
/// A profile may also be named by the file that holds it, a package by a single definition's file.
/// </summary>
public static class ValidateCommand
{
    private static readonly JsonWriterOptions JsonOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var files = CommonOptions.Files();
        var profiles = new Option<string[]>("--profile") { Description = "A profile to hold the resources to, besides those they claim." };
        var packages = new Option<string[]>("--ig") { Description = "A FHIR package: .tgz, folder, or a file with a definition." };
        var command = new Command("validate", "Hold resources to FHIR R4 and to profiles.") { files, profiles, packages };
        command.SetAction(parsed => Run(parsed.GetValue(files)!, parsed.GetValue(profiles) ?? [], parsed.GetValue(packages) ?? []));
        return command;
    }

    private static int Run(string[] paths, string[] profiles, string[] packages)
    {
        var definitions = new DefinitionSet();
        var reader = new PackageReader(definitions);
        foreach (var package in packages)
        {
            if (!PackageFiles.Read(reader, package))
            {
                Console.Error.WriteLine($"validate: {package} is no package, folder or file that can be read.");
                return 2;
            }
        }
        var wanted = profiles.Select(p => PackageFiles.ReadProfile(reader, p)).ToList();
        foreach (var issue in reader.Issues)
            Console.Error.WriteLine($"validate: {issue.Text}");
        foreach (var missing in reader.Missing())
            Console.Error.WriteLine($"validate: a package builds on {missing}, which is not given with --ig.");
        var validator = new Validator(ValidationOptions.Strict, definitions);
        if (wanted.Find(p => !validator.Knows(p)) is { } unknown)
        {
            Console.Error.WriteLine($"validate: the profile {unknown} is not known; give its package with --ig.");
            return 2;
        }
        return Validate(paths, validator, wanted);
    }

    private static int Validate(string[] paths, Validator validator, IReadOnlyList<string> profiles)
    {
        using var output = new BufferedStream(Console.OpenStandardOutput(), 1 << 16);
        var failed = 0;
        foreach (var input in ResourceInputs.Read(paths, forValidation: true))
        {
            var issues = input.Document is null ? input.Issues : validator.Validate(input.Document, profiles, input.Issues);
            failed += issues.Any(i => i.Fails) ? 1 : 0;
            Write(output, issues);
        }
        return failed == 0 ? 0 : 1;
    }

    private static void Write(Stream output, IReadOnlyList<Issue> issues)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, JsonOptions))
            OperationOutcomeForm.Write(json, issues);
        output.Write(buffer.WrittenSpan);
        output.WriteByte((byte)'\n');
    }
}
