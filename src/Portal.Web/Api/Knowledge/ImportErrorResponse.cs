namespace Portal.Web.Api.Knowledge;

/// <summary>Why a file cannot be imported.</summary>
/// <param name="File">The file; empty when it is the archive itself.</param>
/// <param name="Line">The line in it, from 1; 0 when it is about the whole file.</param>
/// <param name="Reason">What is wrong, in the language of the request, beginning with the field where there is one.</param>
public sealed record ImportErrorResponse(string File, int Line, string Reason);
