namespace Chartroom.Store.Writing;

/// <summary>Keeps a trained dictionary, unless another process was first; the result is the one to use.</summary>
internal sealed class DictionaryOperation(byte[] dictionary) : WriteOperation<Tuple<int, byte[]>>
{
    public override long Weight => dictionary.Length;

    public override void Apply(WriteContext context)
    {
        using (var cursor = context.Session.Query("select id, dictionary from codec order by id desc limit 1"))
        {
            if (cursor.Read())
            {
                Result = new((int)cursor.Integer(0), cursor.Blob(1));
                return;
            }
        }
        context.Session.Execute("insert into codec (id, name, dictionary) values (1, 'zstd', $1)", dictionary);
        Result = new(1, dictionary);
    }
}
